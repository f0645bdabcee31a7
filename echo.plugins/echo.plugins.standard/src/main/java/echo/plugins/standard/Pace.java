package echo.plugins.standard;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Writes at a rate: in steps of a fiftieth of a second, or of one byte where the rate is less than
 * that, so that a peer that went away is noticed soon.
 *
 * <p>When a step is due is counted from the start, so that sleeping too long does not add up. Of
 * what is late, at most a tenth of a second is made up for: after a pause, be it the peer's, the
 * rate is soon what it was, and not a burst.
 *
 * <p>For one thread.
 */
public final class Pace {

    /** No limit that anything reaches, in bytes per second. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private static final int STEPS_PER_SECOND = 50;
    private static final double SECOND = 1e9;
    private static final long MOST_LATE = Duration.ofMillis(100).toNanos();

    private final long rate;
    private final long longestStep;
    private long start;
    private long written;

    /**
     * A pace that begins now.
     *
     * @param rate bytes per second, at least 1
     */
    public Pace(long rate) {
        this(rate, System.nanoTime());
    }

    Pace(long rate, long start) {
        this.rate = rate;
        this.start = start;
        longestStep = Math.max(rate / STEPS_PER_SECOND, 1);
    }

    /**
     * Writes bytes when they are due, the first step at once.
     *
     * @param output where to
     * @param bytes what
     * @param offset from where
     * @param length how many
     * @throws IOException if writing fails
     * @throws InterruptedException if it is interrupted while nothing is due
     */
    public void write(OutputStream output, byte[] bytes, int offset, int length)
            throws IOException, InterruptedException {
        for (int done = 0; done < length; ) {
            int step = (int) Math.min(length - done, longestStep);
            long early = early(System.nanoTime());
            if (early > 0) {
                Thread.sleep(Duration.ofNanos(early));
            }
            output.write(bytes, offset + done, step);
            wrote(step);
            done += step;
        }
    }

    void wrote(long bytes) {
        written += bytes;
    }

    /** How many nanoseconds are left until the next step is due; less than one if it is. */
    long early(long now) {
        long due = start + (long) (written * SECOND / rate);
        long early = due - now;
        start += Math.max(-early - MOST_LATE, 0);
        return early;
    }
}
