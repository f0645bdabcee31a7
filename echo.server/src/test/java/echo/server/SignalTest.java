package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import echo.server.reload.VersionedPlugin;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Real signals, to a process of its own, and what it leaves behind. */
@Timeout(60)
final class SignalTest {

    @TempDir private Path work;
    private Path plugins;
    private Path jar;

    @BeforeEach
    void makePlugin() throws Exception {
        plugins = Files.createDirectory(work.resolve("plugins"));
        jar = VersionedPlugin.jar(work, 1, plugins.resolve("versioned.jar"));
    }

    @Test
    void hangupReloadsThePlugins() throws Exception {
        try (var server = start()) {
            int port = server.awaitPort();
            assertEquals(1, version(port), "the version at the start");
            VersionedPlugin.jar(work, 2, jar);
            server.signal("HUP");
            server.awaitSaid("upgraded stream versioned 1.1 -> 1.2");
            assertEquals(2, version(port), "the new version");
            server.signal("TERM");
            assertEquals(ExitCode.OK, server.exit(), server::said);
            assertEquals(List.of(), server.temporaryFiles(), "no copy of a plugin is left");
        }
    }

    @Test
    void aSecondStopLeavesNothingEither() throws Exception {
        Path portFile = work.resolve("port");
        try (var server = start("--drain-timeout", "1h", "--port-file", portFile.toString());
                var open = new Socket("127.0.0.1", server.awaitPort())) {
            open.setSoTimeout(30_000);
            assertEquals(1, open.getInputStream().read(), "the connection is served");
            server.signal("TERM");
            server.awaitSaid("may finish within");
            server.signal("TERM");
            assertEquals(128 + 15, server.exit(), "as a process ends that SIGTERM kills");
            assertEquals(List.of(), server.temporaryFiles(), "no copy of a plugin is left");
            assertFalse(Files.exists(portFile), "nor the port file");
        }
    }

    private ServerProcess start(String... more) throws IOException {
        var args = new ArrayList<>(List.of(more));
        args.addAll(
                List.of(
                        "--module-path=" + plugins,
                        "--handler=versioned",
                        "--host=127.0.0.1",
                        "--port=0"));
        return new ServerProcess(work, List.of(), args.toArray(String[]::new));
    }

    private static int version(int port) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            return socket.getInputStream().read();
        }
    }
}
