package echo.client.connect;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import echo.client.FullUnixBacklog;
import echo.client.Services;
import echo.client.TestServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

@Timeout(60)
final class UnixWireTest {

    @TempDir private Path folder;
    private final Events events = new Events();

    @Test
    void carriesBytesBothWays() throws Exception {
        try (var server = new TestServer(folder.resolve("s"), Services::echo);
                var wire = new Connector(Configs.of(server.uri()), events).connect()) {
            wire.output().write(new byte[] {1, 2, 3});
            wire.shutdownOutput();
            assertEquals(3, wire.input().readAllBytes().length, "all comes back, then the end");
            assertEquals(server.uri(), "unix:" + wire.peerAddress(), "whom it is connected to");
            assertEquals(
                    List.of(server.uri() + " attempt", server.uri() + " connected"),
                    events.all(),
                    "the trace");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aServerThatAcceptsNobodyIsWaitedForUntilTheTimeout(boolean virtual) throws Exception {
        Path path = folder.resolve("s");
        try (var backlog = new FullUnixBacklog(path)) {
            assumeTrue(backlog.isFull(), "this system's backlog has no end");
            var task = connecting("unix:" + path, Duration.ofMillis(100));
            (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(task);
            assertEquals(
                    "could not open socket for unix:%1$s: unix:%1$s: no answer for 100ms (is the"
                                    .formatted(path)
                            + " server too busy? --connect-timeout sets how long to wait)",
                    assertThrows(ExecutionException.class, task::get, "no connection")
                            .getCause()
                            .getMessage(),
                    "the line for the user");
            assertEquals(
                    List.of(
                            "unix:" + path + " attempt",
                            "unix:" + path + " failed: Connect timed out"),
                    events.all(),
                    "the trace");
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("connect " + path)) {
                    assertTrue(thread.join(Duration.ofSeconds(30)), "it ends, too: " + thread);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aServerThatAcceptsAtLastIsConnectedTo(boolean virtual) throws Exception {
        Path path = folder.resolve("s");
        try (var backlog = new FullUnixBacklog(path)) {
            assumeTrue(backlog.isFull(), "this system's backlog has no end");
            var task = connecting("unix:" + path, Duration.ofSeconds(30));
            (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(task);
            events.await("unix:" + path + " attempt");
            backlog.serve();
            try (var wire = task.get()) {
                wire.output().write('x');
                assertEquals('x', wire.input().read(), "an echo");
            }
        }
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        Path path = folder.resolve("s");
        try (var backlog = new FullUnixBacklog(path)) {
            assumeTrue(backlog.isFull(), "this system's backlog has no end");
            var task = connecting("unix:" + path, Duration.ofSeconds(30));
            var caller = Thread.ofPlatform().start(task);
            events.await("unix:" + path + " attempt");
            caller.interrupt();
            var e = assertThrows(ExecutionException.class, task::get, "no connection");
            assertInstanceOf(InterruptedException.class, e.getCause(), "as it was interrupted");
        }
    }

    private FutureTask<Wire> connecting(String uri, Duration timeout) {
        var connector = new Connector(Configs.of(uri, timeout, Optional.empty()), events);
        return new FutureTask<>(connector::connect);
    }

    @Test
    void whatIsWrongWithThePathIsTold() throws Exception {
        Path missing = folder.resolve("missing");
        Path file = Files.createFile(folder.resolve("file"));
        assertAll(
                () ->
                        assertComplaint(
                                "No such file", "is the path right, and the server up?", missing),
                () -> assertComplaint("Connection refused", "is a server listening there?", file),
                () ->
                        assertComplaint(
                                "Connection refused", "is a server listening there?", folder));
    }

    private void assertComplaint(String reason, String remedy, Path path) {
        var task = connecting("unix:" + path, Duration.ofSeconds(30));
        task.run();
        String complaint =
                assertThrows(ExecutionException.class, task::get, "no connection")
                        .getCause()
                        .getMessage();
        String start = "could not open socket for unix:%1$s: unix:%1$s: ".formatted(path) + reason;
        assertEquals(
                start,
                complaint.substring(0, Math.min(start.length(), complaint.length())),
                "the path and the system's word");
        assertEquals(
                " (" + remedy + ")", complaint.substring(complaint.indexOf(" (")), "the remedy");
    }
}
