package echo.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An {@code echo-server} of an image, running; its port is read from its ready line. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern READY =
            Pattern.compile("listening (\\S+?)(?::(\\d+))? handler=(\\S+)");

    private final Process process;
    private final Lines out;
    private final Lines err;
    private final int port;

    private ServerProcess(ProcessBuilder builder) throws IOException, InterruptedException {
        process = builder.start();
        out = new Lines(process.inputReader());
        err = new Lines(process.errorReader());
        try {
            port = port(out.await("a ready line", line -> line.startsWith("listening ")));
        } catch (AssertionError e) {
            process.destroyForcibly();
            throw new AssertionError(e.getMessage() + "; standard error: " + err.all(), e);
        }
    }

    static ServerProcess start(Image image, String... arguments)
            throws IOException, InterruptedException {
        return start(image, Map.of(), arguments);
    }

    static ServerProcess start(Image image, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(image.server()));
        command.addAll(List.of(arguments));
        return start(command, environment);
    }

    static ServerProcess start(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return new ServerProcess(builder);
    }

    private static int port(String readyLine) {
        Matcher matcher = READY.matcher(readyLine);
        if (!matcher.matches()) {
            throw new AssertionError("expected a ready line, but was " + readyLine);
        }
        // Unix sockets have none.
        return matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    }

    int port() {
        return port;
    }

    /** The port of the first socket with that handler. */
    int portOf(String handler) throws InterruptedException {
        return port(out.await("a listener of it", l -> l.endsWith(" handler=" + handler)));
    }

    long pid() {
        return process.pid();
    }

    Lines out() {
        return out;
    }

    Lines err() {
        return err;
    }

    void terminate() {
        // Not Process.destroy: that closes the pipes too, and what the server says at the end
        // counts.
        process.toHandle().destroy();
    }

    void signal(String name) throws IOException, InterruptedException {
        Run.of("kill", "-" + name, Long.toString(pid()));
    }

    /** The exit code, when it has ended. */
    int exit() throws InterruptedException {
        if (!Lines.ends(process)) {
            throw new AssertionError("the server does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
