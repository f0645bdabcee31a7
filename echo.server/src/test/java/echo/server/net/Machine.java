package echo.server.net;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;

/** What this machine can do; tests that need more are skipped. */
final class Machine {

    private Machine() {}

    static void assumeIpv6() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            assumeTrue(socket.isBound(), "this machine has no IPv6");
        } catch (SocketException e) {
            abort("this machine has no IPv6: " + e.getMessage());
        }
    }

    static void assumeSeveralIpv6Addresses() throws IOException {
        assumeIpv6();
        long count =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(Inet6Address.class::isInstance)
                        .count();
        assumeTrue(count > 1, "this machine has only one IPv6 address");
    }
}
