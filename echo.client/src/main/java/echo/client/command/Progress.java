package echo.client.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A line that tells how a long task goes on: written over on a terminal, or else a line of its own
 * now and then. For one thread.
 */
public final class Progress {

    private static final String ERASE = "\r\033[K";

    private final Console console;
    private final boolean isTerminal = isTerminal();
    private final long period;
    private long next;

    /**
     * Progress of a task.
     *
     * @param console where to; not if it is quiet
     * @param expected how long it takes: where there is no terminal there are about twenty lines,
     *     and one each ten seconds at least
     * @param first how long a run is that needs no such line; on a terminal there is one all the
     *     same
     */
    public Progress(Console console, Duration expected, Duration first) {
        this.console = console;
        next = System.nanoTime() + first.toNanos();
        period =
                Math.clamp(
                        expected.toNanos() / 20,
                        Duration.ofSeconds(1).toNanos(),
                        Duration.ofSeconds(10).toNanos());
    }

    /** Standard error, of which Java does not know what it is. */
    private static boolean isTerminal() {
        try {
            String name = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return name.startsWith("/dev/pts/") || name.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Shows a line.
     *
     * @param line what is done, without an end
     */
    public void show(String line) {
        long now = System.nanoTime();
        if (isTerminal) {
            console.progress(ERASE + line);
        } else if (now - next >= 0) {
            // A little earlier, for a caller that has a second's rhythm of its own.
            next = now + period - period / 10;
            console.progress(line + System.lineSeparator());
        }
    }

    /** Takes the line away again, where it can be. */
    public void clear() {
        if (isTerminal) {
            console.progress(ERASE);
        }
    }
}
