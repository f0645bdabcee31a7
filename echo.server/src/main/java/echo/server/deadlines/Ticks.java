package echo.server.deadlines;

import java.time.Duration;

/**
 * The scanner's time: hundredths of a second in which the server has run. An int is enough, for
 * deadlines are compared by differences and are shorter than half of what it holds.
 *
 * @param count never 0
 * @param ofWindow how many are in the {@link Deadlines#WINDOW} that ends now; 0 if none does
 */
record Ticks(int count, int ofWindow) {

    private static final long NANOS = Duration.ofMillis(10).toNanos();

    /** The time when so many nanoseconds have passed, and so many since a window began. */
    static Ticks at(long nanos, long nanosOfWindow) {
        int count = (int) (nanos / NANOS + 1);
        boolean isEnd = nanosOfWindow >= Deadlines.WINDOW.toNanos();
        return new Ticks(count == 0 ? 1 : count, isEnd ? (int) (nanosOfWindow / NANOS) : 0);
    }

    /** Whether more than that time has passed since then; never if the time is zero. */
    boolean isPast(int then, Duration time) {
        return time.isPositive() && count - then > time.toNanos() / NANOS;
    }

    boolean isEndOfWindow() {
        return ofWindow > 0;
    }

    /** How many bytes that rate is in the window that ends now. */
    long inWindow(int bytesPerSecond) {
        return bytesPerSecond * ofWindow * NANOS / Duration.ofSeconds(1).toNanos();
    }

    /** Whether the window that ends now began no earlier than that. */
    boolean hasWindowSince(int then) {
        return count - then >= ofWindow;
    }
}
