package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.net.BindFailure;
import echo.server.net.CouldNotOpenSocketException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The one line that says why an endpoint has no socket, and what to do. */
@Timeout(60)
final class CouldNotOpenSocketTest {

    private static final String IN_USE =
            "Address already in use (another program listens there: choose another port, or 0 for"
                    + " any free one)";

    @Test
    void anAddressInUseIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            String where = "127.0.0.1:" + taken.getLocalPort();
            assertEquals(
                    "could not open socket for tcp4://%s: %s: %s".formatted(where, where, IN_USE),
                    messageOf("tcp4://" + where),
                    "the endpoint, the address, the reason and the remedy");
        }
    }

    @Test
    void aWildcardInUseIsNamed() throws Exception {
        try (var taken = BoundSockets.of("tcp4://*:0")) {
            String port = ":" + taken.port();
            assertEquals(
                    "could not open socket for tcp4://*%s: 0.0.0.0%s: %s"
                            .formatted(port, port, IN_USE),
                    messageOf("tcp4://*" + port),
                    "the endpoint, the address, the reason and the remedy");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNamed() {
        String message = messageOf("tcp://198.51.100.1:0");
        assertTrue(message.startsWith("could not open socket for tcp://198.51.100.1:0: "), message);
        assertTrue(
                message.endsWith(" (no interface of this machine has that address)"),
                "what is wrong with it: " + message);
    }

    @Test
    void anUnknownHostIsNamed() {
        assertEquals(
                "could not open socket for tcp://no-such-host.invalid:7: no-such-host.invalid: name"
                        + " not resolved",
                messageOf("tcp://no-such-host.invalid:7"),
                "the endpoint and the name");
        assertEquals(
                "could not open socket for tcp6://127.0.0.1:7: 127.0.0.1: the name has no IPv6"
                        + " address",
                messageOf("tcp6://127.0.0.1:7"),
                "the endpoint and the family");
    }

    @ParameterizedTest
    @CsvSource({
        "Permission denied, 80, Permission denied (ports below 1024 need a privilege: choose a"
                + " higher one)",
        "Permission denied, 8080, Permission denied",
        "Address already in use (Bind failed), 7, Address already in use (Bind failed) (another"
                + " program listens there: choose another port; or 0 for any free one)",
        "Something else, 7, Something else",
    })
    void theAdviceFitsTheReason(String reason, int port, String text) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        assertEquals(
                text.replace(';', ','),
                BindFailure.explain(address, new BindException(reason)),
                "for " + reason + " on port " + port);
        assertEquals(
                reason,
                BindFailure.explain(address, new IOException(reason)),
                "no advice where it was not binding that failed");
    }

    private static String messageOf(String endpoint) {
        return assertThrows(
                        CouldNotOpenSocketException.class,
                        () -> BoundSockets.of(endpoint),
                        endpoint + " cannot be bound")
                .getMessage();
    }
}
