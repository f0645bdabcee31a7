package echo.client.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;

final class ConnectFailureTest {

    private static final InetSocketAddress ADDRESS =
            new InetSocketAddress(InetAddress.ofLiteral("2001:db8::1"), 7);

    @Test
    void aRefusalAsksForAServer() {
        assertExplained(
                new ConnectException("Connection refused"),
                "[2001:db8::1]:7: Connection refused",
                "is a server listening there?");
    }

    @Test
    void aTimeoutNamesTheTime() {
        assertExplained(
                new SocketTimeoutException("Connect timed out"),
                "[2001:db8::1]:7: no answer for 1m",
                "does a firewall drop it? --connect-timeout sets how long to wait");
    }

    @Test
    void aMissingRouteAsksForTheNetwork() {
        String remedy = "is the network up, and the address right?";
        assertExplained(
                new NoRouteToHostException("No route to host"),
                "[2001:db8::1]:7: No route to host",
                remedy);
        assertExplained(
                new SocketException("Network is unreachable"),
                "[2001:db8::1]:7: Network is unreachable",
                remedy);
    }

    @Test
    void aUnixSocketHasNoFirewall() {
        var unix = UnixDomainSocketAddress.of("/run/s");
        var explained =
                ConnectFailure.of(
                        unix, Duration.ofSeconds(5), new SocketTimeoutException("timed out"));
        assertEquals("unix:/run/s: no answer for 5s", explained.toString(), "where and why");
        assertEquals(
                "is the server too busy? --connect-timeout sets how long to wait",
                explained.remedy(),
                "what can be done");
    }

    @Test
    void aDatagramThatNobodyTakesAsksForAServer() {
        assertExplained(
                new PortUnreachableException(),
                "[2001:db8::1]:7: Port unreachable",
                "is a server listening there?");
    }

    @Test
    void aSourceThatIsNotHereIsAskedFor() {
        assertExplained(
                new BindException("Cannot assign requested address"),
                "[2001:db8::1]:7: Cannot assign requested address",
                "is --source an address of this machine?");
    }

    @Test
    void anythingElseIsTheSystemsWord() {
        assertExplained(
                new SocketException("Permission denied"), "[2001:db8::1]:7: Permission denied", "");
    }

    private static void assertExplained(IOException failure, String line, String remedy) {
        var explained = ConnectFailure.of(ADDRESS, Duration.ofMinutes(1), failure);
        assertEquals(line, explained.toString(), "where and why");
        assertEquals(remedy, explained.remedy(), "what can be done");
    }
}
