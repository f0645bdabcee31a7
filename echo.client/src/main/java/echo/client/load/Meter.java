package echo.client.load;

import echo.client.latency.Measured;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.HdrHistogram.SingleWriterRecorder;

/** What one thread of a load measures; another thread takes it out, an interval at a time. */
final class Meter {

    private final Phases phases;
    private final SingleWriterRecorder echo = recorder();
    private final SingleWriterRecorder connect = recorder();

    /** Of two threads, the loop's and the pacer's. */
    private final Recorder late = new Recorder(1, Measured.LONGEST, Measured.DIGITS);

    private volatile long bytes;
    private volatile long lastReply;

    Meter(Phases phases) {
        this.phases = phases;
    }

    private static SingleWriterRecorder recorder() {
        return new SingleWriterRecorder(1, Measured.LONGEST, Measured.DIGITS);
    }

    private static long inRange(long nanos) {
        return Math.clamp(nanos, 1, Measured.LONGEST);
    }

    /** A reply is whole, to a request that counts. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // One thread writes.
    void replied(long due, long now, int size) {
        echo.recordValue(inRange(now - due));
        bytes += size;
        lastReply = now;
    }

    /** A connection is there, that was begun then. */
    void connected(long began, long now) {
        if (phases.isMeasured(began)) {
            connect.recordValue(inRange(now - began));
        }
    }

    /** A connection that serves many requests is there, after so long: each counts. */
    void opened(long nanos) {
        connect.recordValue(inRange(nanos));
    }

    /** A request of an open loop was begun: so much too late. */
    void begun(long due, long now) {
        if (phases.isMeasured(due)) {
            late.recordValue(inRange(now - due));
        }
    }

    long bytes() {
        return bytes;
    }

    /** When the last reply came that was measured; 0 if there was none. */
    long lastReply() {
        return lastReply;
    }

    /** Adds what was measured since the last call to these. */
    void takeOut(Histogram echoes, Histogram connects, Histogram lates) {
        echoes.add(echo.getIntervalHistogram());
        connects.add(connect.getIntervalHistogram());
        lates.add(late.getIntervalHistogram());
    }
}
