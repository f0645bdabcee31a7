package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import echo.server.reload.ReloadRequest;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.FutureTask;

/** The command in this process, on a thread of its own, as Main runs it in one of its own. */
final class ServerRun implements AutoCloseable {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Stop stop = new Stop();
    private final ReloadRequest reload = new ReloadRequest();
    private final FutureTask<Integer> code;
    private final Thread thread;

    private ServerRun(String... args) {
        var command =
                new ServerCommand(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        stop,
                        reload,
                        new Status());
        code = new FutureTask<>(() -> command.call(args));
        thread = Thread.ofPlatform().name("main of this test").start(code);
    }

    /** Starts it, and does not wait. */
    static ServerRun start(String... args) {
        return new ServerRun(args);
    }

    /** Runs it to its end. */
    static ServerRun of(String... args) throws Exception {
        var run = start(args);
        run.code.get();
        return run;
    }

    /** Waits until it is ready, and answers its ready lines. */
    List<String> awaitReady(int lines) {
        Await.until(
                lines + " ready lines are printed",
                () -> code.isDone() || out().lines().count() == lines && out().endsWith("\n"));
        assertEquals(lines, out().lines().count(), () -> "ready lines; errors: " + err());
        return out().lines().toList();
    }

    /** The port in a ready line. */
    static int port(String readyLine) {
        return Integer.parseInt(readyLine.replaceAll(".*:(\\d+) .*", "$1"));
    }

    /** As a signal does. */
    int stop() throws Exception {
        stop.request();
        return code();
    }

    /** As a signal does, without waiting for the end. */
    void request() {
        stop.request();
    }

    /** As SIGHUP does. */
    void reload() {
        reload.make();
    }

    /** As nothing but a test does. */
    void interrupt() {
        thread.interrupt();
    }

    int code() throws Exception {
        return code.get();
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }

    @Override
    public void close() {
        stop.request();
    }
}
