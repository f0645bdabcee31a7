package echo.client.verify;

import echo.client.connect.ProgressClock;
import echo.client.connect.Wire;
import echo.client.verify.compare.Difference;
import echo.client.verify.compare.Pattern;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/** Sends the bytes of one connection, on a thread of its own, as its traffic says. */
final class StreamSender {

    private final Traffic traffic;
    private final Limits limits;
    private final Pattern pattern;
    private final Wire wire;
    private final ProgressClock clock;

    /** How many more messages may be sent; the end is one, too. */
    private final Semaphore turns = new Semaphore(0);

    private final FutureTask<Void> sending = new FutureTask<>(this::send, null);
    private final Thread thread = Thread.ofVirtual().name("verify sender").unstarted(sending);
    private final Lead lead = new Lead(thread);
    private volatile long sent;
    private volatile boolean sawReset;

    StreamSender(Traffic traffic, Limits limits, Pattern pattern, Wire wire, ProgressClock clock) {
        this.traffic = traffic;
        this.limits = limits;
        this.pattern = pattern;
        this.wire = wire;
        this.clock = clock;
    }

    void start() {
        if (traffic.isReadLate()) {
            lead.free();
        }
        thread.start();
    }

    /** All before has come back: one more message may go. */
    void turn() {
        turns.release();
    }

    /** So many bytes have come back. */
    void back(long bytes) {
        lead.back(bytes);
    }

    /** No message waits for another any more. */
    void letGo() {
        turns.release(2 * Difference.WINDOW);
    }

    /** Waits until all has been sent, or nothing more can be, as nobody reads. */
    void awaitStall(Duration stall) throws InterruptedException {
        long before;
        do {
            before = sent;
        } while (!thread.join(stall) && sent != before);
    }

    /** Whether the peer reset the connection, which only one of two threads is told. */
    boolean sawReset() throws InterruptedException {
        // It may be about to be told.
        thread.join(Duration.ofMillis(100));
        return sawReset;
    }

    /** Ends the thread, whatever it does. */
    void end() throws InterruptedException {
        thread.interrupt();
        thread.join();
        try {
            sending.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
    }

    private void send() {
        boolean isTold = false;
        try {
            sendAll();
            isTold = true;
        } catch (IOException e) {
            // The comparing side sees it too, and tells; but for this.
            sawReset = String.valueOf(e.getMessage()).startsWith("Connection reset");
            isTold = true;
        } catch (InterruptedException over) {
            isTold = true;
        } finally {
            if (!isTold) {
                close();
            }
        }
    }

    private void sendAll() throws IOException, InterruptedException {
        OutputStream out = wire.output();
        var piece = new byte[traffic.writeBuffer()];
        long total = 0;
        for (int number = 0; total < traffic.bytes(); number++) {
            awaitTurn();
            long end = Math.min(traffic.bytes(), total + traffic.message(number));
            while (total < end) {
                int n = (int) Math.min(piece.length, end - total);
                pattern.fill(total, piece, 0, n);
                if (total > 0 && traffic.writePause().isPositive()) {
                    Thread.sleep(limits.pause(traffic.writePause()));
                }
                lead.await(total);
                out.write(piece, 0, n);
                clock.restart();
                total += n;
                sent = total;
            }
        }
        awaitTurn();
        wire.shutdownOutput();
    }

    private void awaitTurn() throws InterruptedException {
        if (traffic.takesTurns()) {
            turns.acquire();
        }
    }

    private void close() {
        try {
            wire.close();
        } catch (IOException e) {
            // It is given up anyway.
        }
    }
}
