package echo.client.verify;

import java.time.Duration;
import java.util.List;

/**
 * How one connection sends, and how it reads.
 *
 * @param bytes how many are sent, zero or more
 * @param messages sizes, over and over, each sent when all before has come back; none to send and
 *     receive at once
 * @param write the most bytes of one write, positive
 * @param writePause the time between writes
 * @param isReadLate whether it is read only when nothing more can be sent
 * @param readPause the time between reads
 */
record Traffic(
        long bytes,
        List<Integer> messages,
        int write,
        Duration writePause,
        boolean isReadLate,
        Duration readPause) {

    /** The most that a connection needs for what it sends, and as much for what it reads. */
    private static final int BUFFER = 12 * 1024;

    Traffic {
        messages = List.copyOf(messages);
        if (bytes < 0 || write < 1 || messages.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("no such traffic");
        }
    }

    /** As fast as it goes, both ways at once. */
    static Traffic flow(long bytes) {
        return messages(bytes, List.of());
    }

    /** Each message when the one before has come back. */
    static Traffic messages(long bytes, List<Integer> sizes) {
        return new Traffic(bytes, sizes, BUFFER, Duration.ZERO, false, Duration.ZERO);
    }

    Traffic writing(int most, Duration pause) {
        return new Traffic(bytes, messages, most, pause, isReadLate, readPause);
    }

    Traffic readingLate(Duration pause) {
        return new Traffic(bytes, messages, write, writePause, true, pause);
    }

    boolean takesTurns() {
        return !messages.isEmpty();
    }

    /** How many bytes are sent before their echo is waited for. */
    long message(int number) {
        return takesTurns() ? messages.get(number % messages.size()) : bytes;
    }

    int writeBuffer() {
        return (int) Math.min(write, largest());
    }

    /** One byte at least, as there may be more than were sent. */
    int readBuffer() {
        return Math.clamp(largest(), 1, BUFFER);
    }

    private long largest() {
        return messages.stream().mapToLong(size -> size).max().orElse(bytes);
    }
}
