package echo.plugins.standard.fault;

import echo.plugins.standard.Pace;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What goes wrong with one connection, decided by the seed and the connection's number alone.
 *
 * <p>Chances are drawn in one fixed order, whether an option needs them or not: so an option that
 * is added leaves as it was what the others do.
 */
final class FaultPlan {

    private final Faults faults;
    private final SplittableRandom random;
    private final Optional<End> end;
    private final Optional<Long> corruption;
    private final Duration jitter;
    private final long rate;
    private final int slice;
    private final Duration slowClose;

    private FaultPlan(Faults faults, SplittableRandom random) {
        this.faults = faults;
        this.random = random;
        end = drawEnd();
        corruption = drawn(faults.corruption());
        jitter = drawn(faults.jitter()).orElse(Duration.ZERO);
        rate = drawn(faults.rate()).orElse(Pace.UNLIMITED);
        slice = drawn(faults.slice()).orElse(Integer.MAX_VALUE);
        slowClose = drawn(faults.slowClose()).orElse(Duration.ZERO);
    }

    static FaultPlan of(Faults faults, long connection) {
        // Seed and number are not just added up: connection 2 of seed 1 is not 1 of seed 2.
        long mixed = new SplittableRandom(faults.seed()).nextLong() + connection;
        return new FaultPlan(faults, new SplittableRandom(mixed));
    }

    private Optional<End> drawEnd() {
        Optional<End> first = Optional.empty();
        for (End candidate : End.values()) {
            Optional<Long> bytes = drawn(Optional.ofNullable(faults.ends().get(candidate)));
            if (bytes.isPresent() && bytes.get() < bytesUntil(first)) {
                first = Optional.of(candidate);
            }
        }
        return first;
    }

    /** What is chosen, or nothing where it is for the other connections. */
    private <T> Optional<T> drawn(Optional<Share<T>> share) {
        double drawn = percent();
        return share.filter(one -> drawn < one.percent()).map(Share::value);
    }

    /** 0 to less than 100, so that 100 is always and 0 is never. */
    private double percent() {
        return random.nextDouble() * 100;
    }

    private long bytesUntil(Optional<End> what) {
        return what.map(found -> faults.ends().get(found).value()).orElse(Long.MAX_VALUE);
    }

    /** How many bytes go back in a second. */
    long rate() {
        return rate;
    }

    /** The most bytes of one write. */
    int slice() {
        return slice;
    }

    /** How long the close is put off. */
    Duration slowClose() {
        return slowClose;
    }

    /** What stops the echo, if anything does before the peer's end. */
    Optional<End> end() {
        return end;
    }

    /** How many bytes go back before that. */
    long bytesUntilEnd() {
        return bytesUntil(end);
    }

    /** Flips the lowest bit of the byte to be corrupted, if it is among these. */
    void corrupt(byte[] bytes, int length, long offset) {
        corruption
                .map(place -> place - offset)
                .filter(at -> at >= 0 && at < length)
                .ifPresent(at -> bytes[at.intValue()] ^= 1);
    }

    /** How long the next write is put off: a new draw each time. */
    Duration pause() {
        double drawn = percent();
        Duration late = Duration.ofNanos((long) (jitter.toNanos() * random.nextDouble()));
        for (Share<Duration> delay : faults.delays()) {
            if (drawn < delay.percent()) {
                return delay.value().plus(late);
            }
            drawn -= delay.percent();
        }
        return late;
    }
}
