package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.plugins.TestModule;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** From the command line to a Unix socket. */
@Timeout(60)
final class UnixCommandTest {

    @TempDir private static Path work;
    private static String plugins;
    @TempDir private Path folder;

    @BeforeAll
    static void buildPlugin() throws IOException {
        Path jars = Files.createDirectory(work.resolve("plugins"));
        new TestModule(work, "test.echo").handler("echo").jar(jars.resolve("echo.jar"));
        plugins = "--module-path=" + jars;
    }

    @Test
    void servesUntilItIsStopped() throws Exception {
        Path path = folder.resolve("my echo");
        Path portFile = folder.resolve("port");
        String endpoint = "unix:" + folder + "/my%20echo";
        try (var run =
                ServerRun.start(
                        plugins,
                        "--listen",
                        endpoint + "?mode=600",
                        "--port-file",
                        portFile.toString())) {
            List<String> lines = run.awaitReady(1);
            assertEquals(List.of("listening " + endpoint + " handler=echo"), lines, "one word");
            assertEquals(lines, Files.readAllLines(portFile), "the same in the port file");
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
                    "the mode");
            try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
                channel.write(ByteBuffer.wrap(new byte[] {42}));
                var received = ByteBuffer.allocate(1);
                assertEquals(1, channel.read(received), "it replies");
                assertEquals(42, received.get(0), "what was sent");
            }
            assertEquals(ExitCode.OK, run.stop(), "a clean drain");
            assertFalse(Files.exists(path), "the file is removed");
        }
    }

    @Test
    void aPathInUseEndsItWithOne() throws Exception {
        String endpoint = "unix:" + folder.resolve("echo.sock");
        try (var first = ServerRun.start(plugins, "--listen", endpoint)) {
            first.awaitReady(1);
            var second = ServerRun.of(plugins, "--listen", endpoint);
            assertEquals(ExitCode.NO_SOCKET, second.code(), "could not open socket");
            assertEquals("", second.out(), "it was never ready");
            assertEquals(1, second.err().lines().count(), "one line: " + second.err());
            assertTrue(
                    second.err()
                            .startsWith(
                                    "echo-server: could not open socket for " + endpoint + ": "),
                    "which says where: " + second.err());
            assertEquals(ExitCode.OK, first.stop(), "the first ends as ever");
        }
    }
}
