package echo.bench;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The processes that run; when this one ends, by Ctrl-C too, none of them stays. Thread-safe. */
final class Processes {

    private static final long GRACE = 3;

    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    Processes() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end of processes"));
    }

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

    private void end() {
        ending = true;
        running.forEach(Processes::kill);
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
