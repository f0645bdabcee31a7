package echo.server.datagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import echo.api.net.AddressFamily;
import echo.server.Machine;
import echo.server.RecordedLog;
import echo.server.log.Log;
import echo.server.net.CouldNotOpenSocketException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.HashSet;

/** Where datagrams are received, and where replies are from. */
@Timeout(60)
final class DatagramBindTest {

    private static final byte[] HELLO = {1, 2, 3};

    @Test
    void theReadyLineSaysWhatIsBound() throws Exception {
        try (var server = TestServer.of("udp4://127.0.0.1:0?receivers=2", TestHandler::echo)) {
            String line = server.listener().readyLine();
            assertTrue(
                    line.matches("listening udp4://127\\.0\\.0\\.1:[1-9]\\d* handler=test"),
                    "the endpoint with its real port, and the handler: " + line);
        }
    }

    /** The system would choose 127.0.0.1 for both, if their sockets were not bound to theirs. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2"})
    void repliesComeFromTheAddressThatWasAsked(String host) throws Exception {
        Machine.assumeAddress(host);
        try (var server = TestServer.of("udp://" + host + ":0", TestHandler::echo);
                var client = Client.of(server)) {
            client.send(HELLO);
            assertEquals(
                    new InetSocketAddress(InetAddress.getByName(host), server.address().getPort()),
                    client.packet().getSocketAddress(),
                    "who replies");
        }
    }

    @ParameterizedTest
    @CsvSource({"udp://*:0, UNSPEC", "udp4://*:0, INET", "udp6://*:0, INET6"})
    void withoutAHostEachLocalAddressIsBoundOnOnePort(String endpoint, AddressFamily family)
            throws Exception {
        if (family == AddressFamily.INET6) {
            Machine.assumeIpv6();
        }
        try (var server = TestServer.of(endpoint, TestHandler::echo)) {
            var bound = new HashSet<InetAddress>();
            var ports = new HashSet<Integer>();
            for (DatagramListener listener : server.listeners()) {
                InetSocketAddress address = TestServer.address(listener);
                bound.add(address.getAddress());
                ports.add(address.getPort());
                assertRepliesFrom(address);
            }
            assertEquals(local(family), bound, "every local address");
            assertEquals(1, ports.size(), "on one port: " + ports);
            assertFalse(ports.contains(0), "a real one");
        }
    }

    @Test
    void bothFamiliesGoBesideEachOtherOnOnePort() throws Exception {
        Machine.assumeIpv6();
        try (var ipv4 = TestServer.of("udp4://127.0.0.1:0", TestHandler::echo);
                var ipv6 =
                        TestServer.of(
                                "udp6://[::1]:" + ipv4.address().getPort(), TestHandler::echo)) {
            assertRepliesFrom(ipv4.address());
            assertRepliesFrom(ipv6.address());
        }
    }

    @Test
    void aPortThatIsTakenIsRefusedByName() throws Exception {
        try (var server = TestServer.of(TestHandler::echo);
                var client = Client.of(server)) {
            var e =
                    assertThrows(
                            CouldNotOpenSocketException.class,
                            () -> TestServer.open(server.name(), TestHandler::echo),
                            "the first has it");
            assertEquals(
                    "could not open socket for %s: 127.0.0.1:%d: Address already in use (another"
                                    .formatted(server.name(), server.address().getPort())
                            + " program listens there: choose another port, or 0 for any free"
                            + " one)",
                    e.getMessage(),
                    "the endpoint, the reason and the remedy");
            assertArrayEquals(HELLO, client.pingPong(HELLO), "the first goes on");
        }
    }

    @Test
    void anAddressThatIsTakenIsPassedOver() throws Exception {
        int addresses = local(AddressFamily.UNSPEC).size();
        assumeTrue(addresses > 1, "this machine has only one address");
        try (var log = new RecordedLog(Log.SERVER);
                var taken = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
                var server = TestServer.of("udp://*:" + taken.getLocalPort(), TestHandler::echo)) {
            assertEquals(addresses - 1, server.listeners().size(), "the others are bound");
            assertEquals(1, log.complaints().size(), "one complaint: " + log.complaints());
            String message = log.complaints().getFirst().getFormattedMessage();
            String port = ":" + taken.getLocalPort();
            assertTrue(
                    message.startsWith(
                            "passed over for udp://*%s: 127.0.0.1%s: Address already in use (another"
                                    .formatted(port, port)),
                    "the endpoint, the address and the reason: " + message);
            assertRepliesFrom(server.address());
        }
    }

    /** For documentation alone (RFC 5737), so no machine has it. */
    @Test
    void anAddressOfAnotherMachineIsRefusedByName() {
        var e =
                assertThrows(
                        CouldNotOpenSocketException.class,
                        () -> TestServer.open("udp://203.0.113.1:0", TestHandler::echo),
                        "it is not this machine's");
        assertEquals(
                "could not open socket for udp://203.0.113.1:0: 203.0.113.1:0: Cannot assign"
                        + " requested address (no interface of this machine has that address)",
                e.getMessage(),
                "the endpoint, the reason and the remedy");
    }

    private static void assertRepliesFrom(InetSocketAddress address) throws IOException {
        try (var client = Client.of(address)) {
            client.send(HELLO);
            assertEquals(address, client.packet().getSocketAddress(), "who replies");
        }
    }

    private static HashSet<InetAddress> local(AddressFamily family) throws IOException {
        var addresses = new HashSet<InetAddress>();
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            if (network.isUp()) {
                network.inetAddresses().filter(family::includes).forEach(addresses::add);
            }
        }
        return addresses;
    }
}
