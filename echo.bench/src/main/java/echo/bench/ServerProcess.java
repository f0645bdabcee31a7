package echo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A peer that runs. Its standard error, which may be an access log, goes to a file. */
final class ServerProcess implements AutoCloseable {

    /** Of echo a ready line, of the others the number alone. */
    private static final Pattern PORT = Pattern.compile("(?:listening tcp://.*:)?(\\d+)(?: .*)?");

    private static final long START_SECONDS = 30;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(10);

    private final Peer peer;
    private final Processes processes;
    private final Process process;
    private final int port;

    private ServerProcess(Peer peer, Processes processes, Path folder)
            throws IOException, BenchException {
        this.peer = peer;
        this.processes = processes;
        Path errors = Files.createTempFile(folder, peer.name() + "-", ".log");
        process =
                processes.start(new ProcessBuilder(peer.command()).redirectError(errors.toFile()));
        String line = firstLine();
        Matcher matcher = PORT.matcher(line);
        if (!matcher.matches()) {
            close();
            List<String> said = Files.readAllLines(errors);
            throw new BenchException(
                    "%s does not start: %s"
                            .formatted(peer.name(), said.isEmpty() ? line : cause(said)));
        }
        port = Integer.parseInt(matcher.group(1));
    }

    static ServerProcess start(Peer peer, Processes processes, Path folder) throws BenchException {
        try {
            return new ServerProcess(peer, processes, folder);
        } catch (IOException e) {
            throw new BenchException(peer.name() + " does not start: " + e.getMessage());
        }
    }

    Peer peer() {
        return peer;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it does nothing: what it does after a load would disturb the next one's. */
    void awaitQuiet(int pauses) throws BenchException {
        long end = System.nanoTime() + LONGEST_WAIT;
        long before = CpuClock.nanos(pid());
        int quiet = 0;
        while (quiet < pauses && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE);
            long now = CpuClock.nanos(pid());
            quiet = now - before < QUIET ? quiet + 1 : 0;
            before = now;
        }
    }

    @Override
    public void close() {
        processes.stop(process);
    }

    private String firstLine() throws IOException {
        var line =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return String.valueOf(process.inputReader().readLine());
                            } catch (IOException e) {
                                return String.valueOf(e.getMessage());
                            }
                        });
        try {
            return line.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return "it says nothing";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** The line that says why: of a Java program the last exception's, of others the last. */
    static String cause(List<String> said) {
        return said.stream()
                .filter(line -> line.startsWith("Caused by: ") || line.startsWith("Exception in "))
                .reduce((_, last) -> last)
                .orElseGet(said::getLast)
                .strip();
    }
}
