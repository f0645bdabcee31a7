package echo.plugins.standard.fault;

import echo.plugins.standard.fault.Faults.Delay;
import echo.plugins.standard.fault.Faults.Place;

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
    private final Optional<Place> corruption;

    private FaultPlan(Faults faults, SplittableRandom random) {
        this.faults = faults;
        this.random = random;
        end = drawEnd();
        boolean corrupt = draw(faults.corruption());
        corruption = faults.corruption().filter(_ -> corrupt);
    }

    static FaultPlan of(Faults faults, long connection) {
        // Seed and number are not just added up: connection 2 of seed 1 is not 1 of seed 2.
        long mixed = new SplittableRandom(faults.seed()).nextLong() + connection;
        return new FaultPlan(faults, new SplittableRandom(mixed));
    }

    private Optional<End> drawEnd() {
        Optional<End> first = Optional.empty();
        for (End candidate : End.values()) {
            Optional<Place> place = Optional.ofNullable(faults.ends().get(candidate));
            if (draw(place) && place.orElseThrow().bytes() < bytesUntil(first)) {
                first = Optional.of(candidate);
            }
        }
        return first;
    }

    private boolean draw(Optional<Place> place) {
        double drawn = percent();
        return place.isPresent() && drawn < place.get().percent();
    }

    /** 0 to less than 100, so that 100 is always and 0 is never. */
    private double percent() {
        return random.nextDouble() * 100;
    }

    private long bytesUntil(Optional<End> what) {
        return what.map(found -> faults.ends().get(found).bytes()).orElse(Long.MAX_VALUE);
    }

    Faults faults() {
        return faults;
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
                .map(place -> place.bytes() - offset)
                .filter(at -> at >= 0 && at < length)
                .ifPresent(at -> bytes[at.intValue()] ^= 1);
    }

    /** How long the next write is put off: a new draw each time. */
    Duration pause() {
        double drawn = percent();
        Duration jitter =
                Duration.ofNanos((long) (faults.jitter().toNanos() * random.nextDouble()));
        for (Delay delay : faults.delays()) {
            if (drawn < delay.percent()) {
                return delay.time().plus(jitter);
            }
            drawn -= delay.percent();
        }
        return jitter;
    }
}
