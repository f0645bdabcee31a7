package echo.server;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;

/** What this machine can do; tests that need more are skipped. */
public final class Machine {

    private Machine() {}

    /**
     * For tests of IPv6.
     *
     * @throws IOException if the system says something else than yes or no
     */
    public static void assumeIpv6() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            assumeTrue(socket.isBound(), "this machine has no IPv6");
        } catch (SocketException e) {
            abort("this machine has no IPv6: " + e.getMessage());
        }
    }

    /**
     * For tests of what listens on each of them.
     *
     * @throws IOException if the system says something else than yes or no
     */
    public static void assumeSeveralIpv6Addresses() throws IOException {
        assumeIpv6();
        long count =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(Inet6Address.class::isInstance)
                        .count();
        assumeTrue(count > 1, "this machine has only one IPv6 address");
    }

    /**
     * For tests that need a second address of this machine: Linux has all of 127.0.0.0/8.
     *
     * @param literal such as 127.0.0.2
     * @throws IOException if the system says something else than yes or no
     */
    public static void assumeAddress(String literal) throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(literal))) {
            assumeTrue(socket.isBound(), "this machine has no address " + literal);
        } catch (SocketException e) {
            abort("this machine has no address %s: %s".formatted(literal, e.getMessage()));
        }
    }
}
