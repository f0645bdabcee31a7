package echo.bench;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The processes that run; after {@link #close} there is none, and none can be started. Thread-safe.
 */
final class Processes implements AutoCloseable {

    private static final long GRACE = 3;

    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    Process start(ProcessBuilder builder) throws IOException, BenchException {
        Process process = builder.start();
        running.add(process);
        if (ending) {
            kill(process);
            throw new BenchException("interrupted");
        }
        return process;
    }

    /** Asks it to end, and makes it. */
    void stop(Process process) {
        process.toHandle().descendants().forEach(ProcessHandle::destroy);
        process.toHandle().destroy();
        try {
            if (!process.waitFor(GRACE, TimeUnit.SECONDS)) {
                kill(process);
                process.waitFor();
            }
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
        }
        running.remove(process);
        process.destroy();
    }

    @Override
    public void close() {
        ending = true;
        running.forEach(Processes::kill);
        running.forEach(process -> process.onExit().join());
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
