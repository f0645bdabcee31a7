package echo.client.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import echo.client.Services;
import echo.client.TestServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Connecting from an address of one's choice. */
@Timeout(60)
final class SourceTest {

    @Test
    void theServerSeesIt() throws Exception {
        assumeTrue(isLocal("127.0.0.2"), "this system has one address for the loopback only");
        var peer = new CompletableFuture<InetSocketAddress>();
        try (var server =
                        new TestServer(
                                it -> {
                                    peer.complete((InetSocketAddress) it.getRemoteAddress());
                                    Services.hold(it);
                                });
                var wire =
                        new Connector(Configs.from("127.0.0.2", server.uri()), Trace.NONE)
                                .connect()) {
            InetSocketAddress seen = peer.get(30, TimeUnit.SECONDS);
            assertEquals("127.0.0.2", seen.getAddress().getHostAddress(), "the source address");
            assertEquals(seen, wire.localAddress(), "is our own");
        }
    }

    private static boolean isLocal(String address) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
            return true;
        } catch (BindException e) {
            return false;
        }
    }

    @Test
    void oneOfAnotherFamilyIsRefusedBeforeAnyAttempt() {
        assertEquals(
                "could not open socket for tcp://127.0.0.1:7: the source address is INET6, and"
                        + " 127.0.0.1 has no such address",
                complaint("::1", "tcp://127.0.0.1:7"),
                "the line for the user");
    }

    @Test
    void oneOfAnotherMachineIsNamedWithARemedy() {
        assertEquals(
                "could not open socket for tcp://127.0.0.1:7: 127.0.0.1:7: Cannot assign requested"
                        + " address (is --source an address of this machine?)",
                // RFC 5737: nobody has it.
                complaint("192.0.2.1", "tcp://127.0.0.1:7"),
                "the line for the user");
    }

    private static String complaint(String source, String endpoint) {
        return assertThrows(
                        CouldNotOpenSocketException.class,
                        () ->
                                new Connector(Configs.from(source, endpoint), Trace.NONE)
                                        .connect()
                                        .close(),
                        "there is no connection from " + source)
                .getMessage();
    }
}
