package echo.logback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Standard error with somebody who reads it, or stalls. */
final class Reader extends PrintStream {

    private final ByteArrayOutputStream bytes;
    private final CountDownLatch isWriting = new CountDownLatch(1);
    private volatile CountDownLatch mayGoOn = new CountDownLatch(0);
    private int writes;

    Reader() {
        this(new ByteArrayOutputStream());
    }

    private Reader(ByteArrayOutputStream bytes) {
        super(bytes, true, UTF_8);
        this.bytes = bytes;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return;
        }
        isWriting.countDown();
        boolean isInterrupted = Thread.interrupted();
        while (true) {
            try {
                mayGoOn.await();
                break;
            } catch (InterruptedException e) {
                // As a write to a pipe, it goes on all the same.
                isInterrupted = true;
            }
        }
        writes++;
        super.write(buffer, offset, length);
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void stall() {
        mayGoOn = new CountDownLatch(1);
    }

    void goOn() {
        mayGoOn.countDown();
    }

    void awaitWrite() throws InterruptedException {
        isWriting.await();
    }

    /** After the writer has ended. */
    int writes() {
        return writes;
    }

    List<String> lines() {
        return bytes.toString(UTF_8).lines().toList();
    }
}
