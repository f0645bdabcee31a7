package echo.server.metrics;

import java.util.concurrent.atomic.LongAdder;

/** Several counters at once. */
final class Adders {

    private Adders() {}

    /** All at 0. */
    static LongAdder[] of(int count) {
        // No stream: listeners have these at the start, where each class counts.
        var adders = new LongAdder[count];
        for (int i = 0; i < count; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }
}
