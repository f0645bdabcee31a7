package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server holds; taken before and after, to see that nothing is left behind.
 *
 * @param descriptors its open files
 * @param threads its platform threads, but for those of the compiler, which come and go
 * @param virtualThreads those that the heap has, started or not
 * @param connections that it knows of
 * @param heap bytes, after a collection
 */
record Vitals(int descriptors, int threads, int virtualThreads, int connections, long heap) {

    /** What the JVM may take once and keep, such as a larger table. A connection is 600 bytes. */
    private static final long HEAP_SLACK = 512 * 1024;

    /** A carrier, a poller or a collector's helper that was not needed before. */
    private static final int THREADS_SLACK = 2;

    /** Longer than a carrier without work is kept. */
    private static final long CAP = TimeUnit.SECONDS.toNanos(60);

    private static final String JCMD =
            Path.of(System.getProperty("java.home"), "bin/jcmd").toString();

    static Vitals of(ServerProcess server) throws IOException, InterruptedException {
        // Attaching leaves a thread and a socket in the server, so that comes first. It collects.
        Run histogram = Run.of(JCMD, Long.toString(server.pid()), "GC.class_histogram");
        assertEquals(0, histogram.exit(), () -> "jcmd works: " + histogram);
        return new Vitals(
                descriptors(server),
                threads(server),
                (int) number(histogram, "(\\d+) +\\d+  java\\.lang\\.VirtualThread "),
                (int) number(histogram, "(\\d+) +\\d+  echo\\.server\\.stream\\.SocketConnection "),
                number(histogram, "Total +\\d+ +(\\d+)"));
    }

    /** Waits until as much is gone as was before, and fails if that does not come. */
    static Vitals after(Vitals before, ServerProcess server)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + CAP;
        while (System.nanoTime() < end
                && (descriptors(server) > before.descriptors
                        || threads(server) > before.threads + THREADS_SLACK)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        Vitals after = of(server);
        String both = "before " + before + ", after " + after;
        assertTrue(after.descriptors <= before.descriptors, () -> "no descriptor is left: " + both);
        assertTrue(
                after.threads <= before.threads + THREADS_SLACK,
                () -> "no thread is left, but for %d: %s".formatted(THREADS_SLACK, both));
        assertTrue(
                after.virtualThreads <= before.virtualThreads + THREADS_SLACK,
                () -> "no virtual thread is left, but for %d: %s".formatted(THREADS_SLACK, both));
        assertTrue(after.connections <= before.connections, () -> "no connection is left: " + both);
        assertTrue(
                after.heap <= before.heap + HEAP_SLACK,
                () -> "no more than %d bytes are left: %s".formatted(HEAP_SLACK, both));
        return after;
    }

    static int descriptors(ServerProcess server) {
        return new File("/proc/" + server.pid() + "/fd").list().length;
    }

    private static int threads(ServerProcess server) throws IOException {
        int threads = 0;
        for (String task : new File("/proc/" + server.pid() + "/task").list()) {
            Path name = Path.of("/proc", Long.toString(server.pid()), "task", task, "comm");
            threads += isCompiler(name) ? 0 : 1;
        }
        return threads;
    }

    private static boolean isCompiler(Path name) {
        try {
            return Files.readString(name).matches("(?s)C[12] Compiler.*");
        } catch (IOException ended) {
            return true;
        }
    }

    private static long number(Run run, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(run.out() + " ");
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    @Override
    public String toString() {
        return "%d descriptors, %d threads, %d virtual threads, %d connections, %d bytes of heap"
                .formatted(descriptors, threads, virtualThreads, connections, heap);
    }
}
