package echo.client.verify.udp;

import static java.util.Objects.requireNonNull;

import echo.api.Datagram;
import echo.client.connect.ConnectConfig;

import java.time.Duration;
import java.util.Optional;

/**
 * What to verify with datagrams.
 *
 * @param connect where and how to connect
 * @param bytes how many each socket sends at least, zero or more
 * @param sockets how many at once, positive
 * @param size of each datagram, {@link #SMALLEST} to {@link Datagram#LARGEST} bytes
 * @param seed what the bytes are made from
 * @param readTimeout the longest wait without any datagram
 * @param maxTime the longest time in all, if there is a limit
 * @param maxLoss how much may be lost, 0 to 100 per cent
 */
public record DatagramConfig(
        ConnectConfig connect,
        long bytes,
        int sockets,
        int size,
        long seed,
        Duration readTimeout,
        Optional<Duration> maxTime,
        int maxLoss) {

    /** The least that a datagram needs to be known again. */
    public static final int SMALLEST = Numbered.HEADER;

    /** Checks the parts. */
    public DatagramConfig {
        requireNonNull(connect);
        requireNonNull(readTimeout);
        requireNonNull(maxTime);
        if (bytes < 0
                || sockets < 1
                || size < SMALLEST
                || size > Datagram.LARGEST
                || maxLoss < 0
                || maxLoss > 100) {
            throw new IllegalArgumentException("nothing to verify");
        }
    }

    /** How many datagrams each socket sends. */
    long count() {
        return Math.ceilDiv(bytes, size);
    }
}
