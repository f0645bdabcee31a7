package echo.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code echo-client load} beside a test. */
final class LoadProcess implements AutoCloseable {

    private final Process process;
    private final Lines out;
    private final Lines err;

    private LoadProcess(Process process) {
        this.process = process;
        out = new Lines(process.inputReader());
        err = new Lines(process.errorReader());
    }

    static LoadProcess start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(Image.BUILT.client(), "load", "--json"));
        command.addAll(List.of(arguments));
        return new LoadProcess(new ProcessBuilder(command).start());
    }

    /** Waits until a first second was measured, so that the load is there. */
    LoadProcess awaitBegun() throws InterruptedException {
        err.await("the first second's line", line -> line.matches(".*\\d+.*"));
        return this;
    }

    /** The exit code, within this time. */
    int exit(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("the load does not end; it said " + err.all());
        }
        return process.exitValue();
    }

    /** The first number behind this name in the JSON that it printed. */
    double number(String name) throws InterruptedException {
        String json = String.join("\n", out.all());
        Matcher matcher = Pattern.compile("\"" + name + "\": ([0-9.E]+)").matcher(json);
        if (!matcher.find()) {
            throw new AssertionError("expected %s in %s; %s".formatted(name, json, err.all()));
        }
        return Double.parseDouble(matcher.group(1));
    }

    /** What it said of failures, for messages. */
    String said() throws InterruptedException {
        return err.all().toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
