package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;

import echo.api.net.AddressFamily;
import echo.api.net.Resolver;
import echo.server.Machine;
import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;

@Timeout(60)
final class TcpAcceptorTest {

    @ParameterizedTest
    @ValueSource(strings = {"tcp://*:0", "tcp://:0"})
    void theWildcardAnswersOnBothFamilies(String endpoint) throws Exception {
        Machine.assumeIpv6();
        try (var sockets = BoundSockets.of(endpoint)) {
            assertEquals(1, sockets.all().size(), "one dual-stack socket");
            assertNotEquals(0, sockets.port(), "a real port");
            assertTrue(sockets.answersOn("127.0.0.1"), "it answers on IPv4");
            assertTrue(sockets.answersOn("::1"), "it answers on IPv6");
        }
    }

    @Test
    void theIpv4WildcardLeavesIpv6Alone() throws Exception {
        try (var sockets = BoundSockets.of("tcp4://*:0")) {
            assertEquals(1, sockets.all().size(), "one socket");
            assertTrue(sockets.answersOn("127.0.0.1"), "it answers on IPv4");
            assertFalse(sockets.answersOn("::1"), "it does not on IPv6");
        }
    }

    @Test
    void bothFamiliesGoBesideEachOtherOnOnePort() throws Exception {
        Machine.assumeIpv6();
        try (var ipv4 = BoundSockets.of("tcp4://*:0");
                var ipv6 = BoundSockets.of("tcp6://*:" + ipv4.port())) {
            assertEquals(ipv4.ports(), ipv6.ports(), "the same port");
            assertTrue(ipv6.answersOn("::1"), "it answers on IPv6");
            assertTrue(
                    ipv6.addresses().stream().allMatch(Inet6Address.class::isInstance),
                    "IPv6 addresses only: " + ipv6.addresses());
            assertTrue(
                    ipv6.addresses().stream().noneMatch(InetAddress::isAnyLocalAddress),
                    "each address by itself: " + ipv6.addresses());
        }
    }

    @Test
    void theIpv6WildcardLeavesIpv4Alone() throws Exception {
        Machine.assumeIpv6();
        try (var sockets = BoundSockets.of("tcp6://*:0")) {
            assertEquals(1, sockets.ports().size(), "all on one port: " + sockets.ports());
            assertTrue(sockets.answersOn("::1"), "it answers on IPv6");
            assertFalse(sockets.answersOn("127.0.0.1"), "it does not on IPv4");
        }
    }

    @Test
    void aNameBindsEachOfItsAddressesOnOnePort() throws Exception {
        var expected =
                Resolver.resolve("localhost", 0, AddressFamily.UNSPEC).stream()
                        .map(InetSocketAddress::getAddress)
                        .toList();
        try (var sockets = BoundSockets.of("tcp://localhost:0")) {
            assertEquals(expected, sockets.addresses(), "each address of localhost");
            assertEquals(1, sockets.ports().size(), "all on one port: " + sockets.ports());
        }
    }

    @Test
    void aLiteralBindsItselfOnly() throws Exception {
        try (var sockets = BoundSockets.of("tcp://127.0.0.1:0")) {
            assertEquals(
                    List.of(InetAddress.getByName("127.0.0.1")), sockets.addresses(), "itself");
            assertFalse(sockets.answersOn("127.0.0.2"), "and no other address");
        }
    }

    @Test
    void anAddressThatCannotBeBoundIsPassedOver() throws Exception {
        Machine.assumeSeveralIpv6Addresses();
        try (var log = new RecordedLog(Log.SERVER);
                var taken = new ServerSocket(0, 5, InetAddress.getByName("::1"));
                var sockets = BoundSockets.of("tcp6://*:" + taken.getLocalPort())) {
            var bound = new HashSet<>(sockets.addresses());
            assertFalse(bound.isEmpty(), "the others are bound");
            assertFalse(bound.contains(taken.getInetAddress()), "the taken one is not");
            assertEquals(1, log.complaints().size(), "one complaint: " + log.complaints());
            assertEquals(Level.WARN, log.complaints().getFirst().getLevel(), "a warning");
            String message = log.complaints().getFirst().getFormattedMessage();
            String port = ":" + taken.getLocalPort();
            assertTrue(
                    message.startsWith("passed over for tcp6://*" + port + ": [::1"),
                    "the endpoint and the address: " + message);
            assertTrue(
                    message.contains(port + ": Address already in use (another program"),
                    "the reason and the remedy: " + message);
        }
    }
}
