package echo.image;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this machine can do; a test that needs more is skipped, with the reason. */
final class Machine {

    private Machine() {}

    static void needs(String program) {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                "needs the program " + program);
    }

    static void needsIpv6() {
        try (var socket = new ServerSocket()) {
            socket.bind(new java.net.InetSocketAddress("::1", 0));
        } catch (IOException e) {
            assumeTrue(false, "needs IPv6: " + e.getMessage());
        }
    }

    /** For clients that connect from elsewhere than 127.0.0.1. */
    static void needsAddress(String literal) {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(literal))) {
            assumeTrue(socket.isBound(), "needs the address " + literal);
        } catch (IOException e) {
            assumeTrue(false, "needs the address " + literal + ": " + e.getMessage());
        }
    }

    static void needsNetworkNamespaces() throws IOException, InterruptedException {
        needs("unshare");
        needs("ip");
        Run run = Run.of("unshare", "-n", "ip", "link", "set", "lo", "up");
        assumeTrue(run.exit() == 0, () -> "needs to make network namespaces: " + run.err());
    }

    static void needsMountNamespaces() throws IOException, InterruptedException {
        needs("unshare");
        Run run = Run.of("unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt");
        assumeTrue(run.exit() == 0, () -> "needs to make mount namespaces: " + run.err());
    }

    static void needsDescriptors(int count) throws IOException, InterruptedException {
        int limit =
                Integer.parseInt(
                        Run.of("sh", "-c", "ulimit -Hn").out().replace("unlimited", "1000000"));
        assumeTrue(limit >= count, "needs " + count + " open files; the limit is " + limit);
    }

    static void needsFile(String file) {
        assumeTrue(Files.isReadable(Path.of(file)), "needs the file " + file);
    }

    static void needsName(String host) {
        try {
            assumeTrue(InetAddress.getByName(host).isLoopbackAddress(), host + " is elsewhere");
        } catch (UnknownHostException e) {
            assumeTrue(false, "needs the name " + host + ": " + e.getMessage());
        }
    }

    /** A port that was free for both TCP and UDP a moment ago, for programs that take no 0. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var datagrams =
                        new DatagramSocket(
                                socket.getLocalPort(), InetAddress.getLoopbackAddress())) {
            return datagrams.getLocalPort();
        }
    }
}
