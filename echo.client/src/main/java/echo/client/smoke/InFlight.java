package echo.client.smoke;

import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that were sent and have not come back yet, in their order.
 *
 * <p>One thread adds while another one compares. A chunk is added before it is sent, so a byte that
 * comes back and is not in here was never sent.
 */
final class InFlight {

    private final Queue<byte[]> chunks = new ConcurrentLinkedQueue<>();
    private final AtomicLong sent = new AtomicLong();
    private final Semaphore room;

    // The comparing thread's own: the chunk that is coming back, and how far.
    private byte[] chunk = {};
    private int position;
    // Written by the comparing thread, read by any.
    private volatile long returned;

    /** With room for that many bytes: a peer that swallows everything must not fill the memory. */
    InFlight(int room) {
        this.room = new Semaphore(room);
    }

    /** Half of the memory that there may ever be. */
    static InFlight boundedByMemory() {
        return new InFlight(
                (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 2));
    }

    /** Adds a chunk, which the caller does not change any more, when there is room for it. */
    void add(byte[] bytes) throws InterruptedException {
        // Where there is room an interrupt does not matter, and the count of bytes stays exact.
        if (!room.tryAcquire(bytes.length)) {
            room.acquire(bytes.length);
        }
        sent.addAndGet(bytes.length);
        chunks.add(bytes);
    }

    /** Takes out what came back as it was sent, and tells the first difference, if any. */
    Optional<String> compare(byte[] answer, int length) {
        int at = 0;
        while (at < length) {
            if (position == chunk.length && !nextChunk()) {
                return Optional.of(
                        "an extra byte 0x%02x at offset %d, after all that had been sent"
                                .formatted(answer[at], returned));
            }
            int n = Math.min(chunk.length - position, length - at);
            int same = Arrays.mismatch(chunk, position, position + n, answer, at, at + n);
            if (same >= 0) {
                returned = returned + same;
                return Optional.of(
                        "the byte at offset %d is 0x%02x, but 0x%02x was sent"
                                .formatted(returned, answer[at + same], chunk[position + same]));
            }
            returned = returned + n;
            position += n;
            at += n;
        }
        return Optional.empty();
    }

    private boolean nextChunk() {
        byte[] next = chunks.poll();
        if (next == null) {
            return false;
        }
        room.release(chunk.length);
        chunk = next;
        position = 0;
        return true;
    }

    /** Whether all that was sent has come back. */
    boolean isEmpty() {
        return returned == sent.get();
    }

    /** How many bytes were sent. */
    long sent() {
        return sent.get();
    }

    /** How much came back as it was sent, in words. */
    String count() {
        return "%d of %d bytes sent came back".formatted(returned, sent.get());
    }
}
