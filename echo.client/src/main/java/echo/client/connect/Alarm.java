package echo.client.connect;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Closes something when a time is over, which ends whoever waits for it, unless stopped before. */
public final class Alarm implements AutoCloseable {

    private final Thread thread;
    private volatile boolean rung;

    private Alarm(Closeable what, Duration time) {
        thread =
                Thread.ofVirtual()
                        .name("alarm")
                        .start(
                                () -> {
                                    try {
                                        Thread.sleep(time);
                                        rung = true;
                                        what.close();
                                    } catch (InterruptedException | IOException stopped) {
                                        // Whoever waits for it sees that it is closed, or did
                                        // what it wanted in time.
                                    }
                                });
    }

    /**
     * Sets an alarm.
     *
     * @param what is closed, and can be from another thread
     * @param time from now
     * @return the alarm, running
     */
    public static Alarm closing(Closeable what, Duration time) {
        return new Alarm(what, time);
    }

    /**
     * Whether the time was over before this was stopped.
     *
     * @return whether it closed what it had to
     */
    public boolean hasRung() {
        return rung;
    }

    /** Stops it. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
