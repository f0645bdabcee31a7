package echo.logback;

import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Writes log lines to standard error on a thread of its own, and those that came meanwhile with one
 * call: a busy server has a line for each connection, and would wake a thread for each. Of a reader
 * that stalls nobody takes notice: a line that finds 4,096 waiting is lost. Thread-safe.
 */
public final class BatchAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final int MOST_LINES = 4096;

    /** From one write to the next: too short for a reader to notice. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** How long a stop waits for what is queued. */
    private static final Duration LAST_WRITE = Duration.ofSeconds(1);

    private final BlockingQueue<ILoggingEvent> queue = new ArrayBlockingQueue<>(MOST_LINES);
    private final PrintStream out;
    private Encoder<ILoggingEvent> encoder;
    private Thread writer;

    /** To standard error. */
    public BatchAppender() {
        this(System.err);
    }

    BatchAppender(PrintStream out) {
        this.out = requireNonNull(out);
    }

    /**
     * Sets what makes bytes of an event; before the start.
     *
     * @param encoder that was started
     */
    public void setEncoder(Encoder<ILoggingEvent> encoder) {
        this.encoder = requireNonNull(encoder);
    }

    @Override
    public void start() {
        if (encoder == null) {
            addError("appender " + getName() + " has no encoder, so it logs nothing");
            return;
        }
        super.start();
        writer = Thread.ofPlatform().name("log").daemon().start(this::writeAll);
    }

    @Override
    protected void append(ILoggingEvent event) {
        // What belongs to this thread, or changes.
        event.prepareForDeferredProcessing();
        queue.offer(event);
    }

    /** Lets what is queued be written, for a second at most. */
    @Override
    public void stop() {
        if (!isStarted()) {
            return;
        }
        super.stop();
        writer.interrupt();
        try {
            writer.join(LAST_WRITE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll() {
        var batch = new ArrayList<ILoggingEvent>();
        try {
            while (true) {
                batch.add(queue.take());
                writeOrLose(batch);
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            // It is to stop.
            writeOrLose(batch);
        }
    }

    private void writeOrLose(List<ILoggingEvent> batch) {
        try {
            write(batch);
        } catch (RuntimeException | Error e) {
            // Such as no memory: these lines are lost, and not all that come.
            batch.clear();
        }
    }

    /** Writes these and all that wait. */
    private void write(List<ILoggingEvent> batch) {
        queue.drainTo(batch);
        var lines = new ByteArrayOutputStream();
        for (ILoggingEvent event : batch) {
            try {
                lines.writeBytes(encoder.encode(event));
            } catch (RuntimeException e) {
                addError("a line of " + event.getLoggerName() + " is lost", e);
            }
        }
        batch.clear();
        out.write(lines.toByteArray(), 0, lines.size());
        out.flush();
    }
}
