package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.log.Log;
import echo.server.reload.VersionedPlugin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** The running command, whose plugins change. */
@Timeout(60)
final class ReloadCommandTest {

    @TempDir private Path work;
    private final RecordedLog log = new RecordedLog(Log.PLUGINS);
    private Path jar;
    private Path next;

    @BeforeEach
    void makePlugins() throws Exception {
        Path plugins = Files.createDirectory(work.resolve("plugins"));
        jar = VersionedPlugin.jar(work, 1, plugins.resolve("versioned.jar"));
        next = VersionedPlugin.jar(work, 2, work.resolve("next.jar"));
    }

    @AfterEach
    void stopRecording() {
        log.close();
    }

    @Test
    void reloadsWhenItIsAsked() throws Exception {
        try (var run = start()) {
            int port = ServerRun.port(run.awaitReady(1).getFirst());
            assertEquals(1, version(port), "the version at the start");
            Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
            run.reload();
            Await.until("new connections have the new version", () -> version(port) == 2);
            assertEquals(ExitCode.OK, run.stop(), "a clean drain");
        }
    }

    /** A signal may come as early as it likes. */
    @Test
    void reloadsWhenItWasAskedBeforeItWasReady() throws Exception {
        try (var run = start()) {
            run.reload();
            run.awaitReady(1);
            Await.until("it has reloaded", () -> said("reload: 2 unchanged"));
            assertEquals(ExitCode.OK, run.stop(), "a clean drain");
        }
    }

    @Test
    void reloadsWhenItSeesAChange() throws Exception {
        try (var run = start("--watch")) {
            int port = ServerRun.port(run.awaitReady(1).getFirst());
            byte[] whole = Files.readAllBytes(next);
            Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
            Await.until("half a jar is complained of", () -> said("old code goes on"));
            assertEquals(1, version(port), "the old code serves");
            Files.write(jar, whole);
            Await.until("new connections have the new version", () -> version(port) == 2);
            Files.delete(jar);
            Await.until("it has seen that the plugin is gone", () -> said("removed stream"));
            assertEquals(2, version(port), "the old code serves");
            assertEquals(ExitCode.OK, run.stop(), "a clean drain");
        }
    }

    @Test
    void withoutBeingAskedNothingIsReloaded() throws Exception {
        try (var run = start()) {
            int port = ServerRun.port(run.awaitReady(1).getFirst());
            Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
            assertEquals(1, version(port), "the version at the start");
            assertEquals(ExitCode.OK, run.stop(), "a clean drain");
            assertTrue(!said("reload: "), "no reload: " + log.events());
        }
    }

    private ServerRun start(String... more) {
        String[] args = Arrays.copyOf(more, more.length + 4);
        args[more.length] = "--module-path=" + jar.getParent();
        args[more.length + 1] = "--handler=versioned";
        args[more.length + 2] = "--host=127.0.0.1";
        args[more.length + 3] = "--port=0";
        return ServerRun.start(args);
    }

    private boolean said(String text) {
        return log.events().stream().anyMatch(e -> e.getFormattedMessage().contains(text));
    }

    private static int version(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            return socket.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
