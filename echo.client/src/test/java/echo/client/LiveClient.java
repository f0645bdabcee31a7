package echo.client;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The command in a process of its own, which the test watches while it runs. */
final class LiveClient implements AutoCloseable {

    private static final int SIGINT = 1 << 2 - 1;

    private final Process process;
    private final BufferedReader out;
    private final BufferedReader err;

    private LiveClient(Process process) {
        this.process = process;
        out = process.inputReader();
        err = process.errorReader();
        // A test that waits for a line must not wait for ever.
        CompletableFuture.delayedExecutor(50, TimeUnit.SECONDS).execute(process::destroyForcibly);
    }

    static LiveClient start(Path hosts, String... args) throws IOException {
        return new LiveClient(new ProcessBuilder(ClientProcess.command(hosts, args)).start());
    }

    /** Reads standard output up to a line with that part. */
    void awaitOut(String part) throws IOException {
        await(out, part);
    }

    /** Reads standard error up to a line with that part. */
    void awaitErr(String part) throws IOException {
        await(err, part);
    }

    private static void await(BufferedReader lines, String part) throws IOException {
        var before = new StringBuilder();
        for (String line; (line = lines.readLine()) != null; ) {
            if (line.contains(part)) {
                return;
            }
            before.append(line).append('\n');
        }
        fail("no line with '%s': %s".formatted(part, before));
    }

    /** What Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        assumeTrue(Files.exists(status), "this system has no /proc to tell of signals");
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("SigIgn:")) {
                long ignored = Long.parseUnsignedLong(line.substring(7).strip(), 16);
                assumeTrue((ignored & SIGINT) == 0, "SIGINT is ignored here, as behind nohup");
            }
        }
        new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
    }

    /** Waits for its end; what was read before is not in the answer. */
    ClientRun end() throws InterruptedException {
        String lastOut = out.lines().map(line -> line + "\n").collect(Collectors.joining());
        String lastErr = err.lines().map(line -> line + "\n").collect(Collectors.joining());
        return new ClientRun(process.waitFor(), lastOut, lastErr);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
