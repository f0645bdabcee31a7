package echo.client.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Linux wakes a thread up to 50 microseconds late, to save power, unless it is told that this
 * matters (proc(5), {@code timerslack_ns}); that would count as the server's latency.
 */
final class TimerSlack {

    private static final String NANOS = "1000";

    private TimerSlack() {}

    /** Lets the current thread be woken in time, where the system has this. */
    static void shorten() {
        try {
            Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
            Files.writeString(Path.of("/proc", thread.toString(), "timerslack_ns"), NANOS);
        } catch (IOException | RuntimeException e) {
            // Then it is a little late, which is measured as such.
        }
    }
}
