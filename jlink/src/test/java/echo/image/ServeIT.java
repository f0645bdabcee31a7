package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a user sees of a server: where it listens, what it prints, how it ends. */
final class ServeIT {

    @TempDir private Path folder;

    /** In a namespace of its own the default port is free, whatever else this machine runs. */
    @Test
    void withNoOptionItAnswersOnBothLoopbacks() throws Exception {
        Machine.needsNetworkNamespaces();
        Machine.needsIpv6();
        Run run = Namespace.run("ip link set lo up", serveAndCall("127.0.0.1", "::1"));
        assertEquals(
                List.of(
                        "listening tcp://[::]:50007 handler=echo",
                        "Received 'Hello, world'",
                        "Received 'Hello, world'",
                        "server 0"),
                run.out().lines().toList(),
                () -> "one dual-stack socket serves both: " + run.err());
    }

    @Test
    void whereThereIsNoIpv6ItAnswersOnIpv4() throws Exception {
        Machine.needsNetworkNamespaces();
        Run run =
                Namespace.run(
                        "echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6\nip link set lo up",
                        serveAndCall("127.0.0.1"));
        assertEquals(
                List.of(
                        "listening tcp://0.0.0.0:50007 handler=echo",
                        "Received 'Hello, world'",
                        "server 0"),
                run.out().lines().toList(),
                () -> "the IPv4 wildcard alone: " + run.err());
    }

    /** A script that starts a server, calls it, stops it, and tells its exit code. */
    private static String serveAndCall(String... hosts) {
        var script = new StringBuilder("\"$1\" --port-file \"$3\" &\nserver=$!\n");
        script.append("while [ ! -e \"$3\" ] && kill -0 $server; do sleep 0.05; done\n");
        for (String host : hosts) {
            script.append("\"$2\" ").append(host).append('\n');
        }
        return script + "kill $server\nwait $server\necho server $?\n";
    }

    @Test
    void severalListenersEachWithItsReadyLineAndPortFile() throws Exception {
        Path file = folder.resolve("ports");
        try (ServerProcess server =
                ServerProcess.start(
                        Image.BUILT,
                        "--listen",
                        "tcp4://127.0.0.1:0",
                        "--listen",
                        "tcp://127.0.0.1:0?handler=echo",
                        "--port-file",
                        file.toString())) {
            server.out().await("a second ready line", l -> l.startsWith("listening tcp://"));
            List<String> lines = Files.readAllLines(file);
            assertEquals(2, lines.size(), () -> "one line a socket: " + lines);
            for (String line : lines) {
                int port = Integer.parseInt(line.replaceAll(".*:(\\d+) .*", "$1"));
                assertEquals(
                        "Received 'x'",
                        Image.BUILT.call("127.0.0.1", port, "x").out(),
                        "each listener answers");
            }
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
            assertFalse(Files.exists(file), "the port file is removed at the end");
            assertEquals(lines, server.out().all(), "standard output has the ready lines alone");
        }
    }

    @Test
    void aConfigurationFileIsAFileOfOptions() throws Exception {
        Path args = Image.BUILT.home().resolve("conf/echo-server.args");
        try (ServerProcess server = ServerProcess.start(Image.BUILT, "@" + args, "--port", "0")) {
            Run run = Image.BUILT.call("localhost", server.port(), "x");
            assertEquals("Received 'x'", run.out(), "the example in conf/, with another port");
        }
    }

    @Test
    void anAddressInUseIsSaidInOneLine() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(Image.BUILT, "--host", "127.0.0.1", "--port", "0")) {
            Run run =
                    Run.of(
                            Image.BUILT.server(),
                            "--host",
                            "127.0.0.1",
                            "--port",
                            Integer.toString(server.port()));
            assertEquals(1, run.exit(), "no socket");
            assertEquals(1, run.err().lines().count(), () -> "one line: " + run.err());
            assertTrue(
                    run.err().contains("could not open socket")
                            && run.err().contains("127.0.0.1:" + server.port())
                            && run.err().contains("another program listens there"),
                    () -> "what, where, remedy: " + run.err());
        }
    }

    @Test
    void aWrongOptionIsAUsageError() throws Exception {
        Run run = Run.of(Image.BUILT.server(), "--prot", "7");
        assertEquals(2, run.exit(), "usage");
        assertEquals(
                "echo-server: unknown option '--prot'\nTry 'echo-server --help'.",
                run.err(),
                "the option is named, and nothing else is printed");
    }
}
