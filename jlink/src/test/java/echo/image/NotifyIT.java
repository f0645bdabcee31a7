package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/** What a service manager is told. */
final class NotifyIT {

    private static final Path RESOURCES = Image.PROJECT.resolve("jlink/src/test/resources");

    @TempDir private Path folder;

    @Test
    void throughAPath() throws Exception {
        assertTold(folder.resolve("notify").toString());
    }

    @Test
    void throughAnAbstractName() throws Exception {
        assertTold("@echo-test-" + folder.getFileName());
    }

    private void assertTold(String name) throws Exception {
        Machine.needs("python3");
        Process manager =
                new ProcessBuilder("python3", RESOURCES.resolve("notified.py").toString(), name)
                        .start();
        try {
            var told = new Lines(manager.inputReader());
            told.await("that it is there", "bound"::equals);
            var environment = Map.of("NOTIFY_SOCKET", name, "WATCHDOG_USEC", "100000");
            try (ServerProcess server =
                    ServerProcess.start(
                            Image.BUILT, environment, "--listen", "tcp://127.0.0.1:0")) {
                told.await(
                        "that it is ready",
                        ("READY=1|STATUS=listening tcp://127.0.0.1:%d handler=echo"
                                        .formatted(server.port()))
                                ::equals);
                server.signal("HUP");
                told.await("that it reloads", l -> l.matches("RELOADING=1\\|MONOTONIC_USEC=\\d+"));
                told.await("that it has", "READY=1"::equals);
                try (var peer = new Peer("127.0.0.1", server.port())) {
                    peer.send("x");
                    assertEquals("x", peer.receive(1), "the connection is served");
                    server.terminate();
                    told.await("that it stops", l -> l.startsWith("STOPPING=1|EXTEND_TIMEOUT_US"));
                    told.await(
                            "what is left",
                            l -> l.startsWith("STATUS=stopping: 1 connections left, "));
                }
                assertEquals(0, server.exit(), "a clean stop");
                assertEquals(
                        0,
                        server.err().count(l -> l.contains("WARN")),
                        "native code is called without a warning");
            }
            assertTrue(told.count("WATCHDOG=1"::equals) > 1, "the watchdog is told all the time");
        } finally {
            manager.destroyForcibly();
        }
    }

    @Test
    void aManagerThatIsGoneIsAWarning() throws Exception {
        var environment = Map.of("NOTIFY_SOCKET", folder.resolve("none").toString());
        try (ServerProcess server =
                ServerProcess.start(Image.BUILT, environment, "--listen", "tcp://127.0.0.1:0")) {
            server.err()
                    .await(
                            "a warning",
                            l -> l.contains("the service manager cannot be told how it goes"));
            server.terminate();
            assertEquals(0, server.exit(), "it serves all the same");
        }
    }
}
