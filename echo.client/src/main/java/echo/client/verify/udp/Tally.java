package echo.client.verify.udp;

import echo.client.verify.compare.Fault;
import echo.client.verify.compare.Verdict;

import java.util.Optional;

/**
 * What has become of datagrams.
 *
 * @param sent how many went
 * @param received how many of them came back, each counted once
 * @param duplicates how many came back once more
 * @param reordered how many came behind one with a higher number (RFC 4737, section 3.3)
 * @param corrupt how many of those received were not as they had been sent
 * @param stray how many came that nobody had sent
 * @param firstLost the number of the first that did not come back
 * @param firstCorrupt what is wrong with the first corrupt one
 * @param failure why it ended before all had been sent
 */
record Tally(
        long sent,
        long received,
        long duplicates,
        long reordered,
        long corrupt,
        long stray,
        Optional<Long> firstLost,
        Optional<Fault> firstCorrupt,
        Optional<Fault> failure) {

    static final Tally NONE =
            new Tally(0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty(), Optional.empty());

    static Tally failed(Fault failure) {
        return new Tally(
                0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty(), Optional.of(failure));
    }

    long lost() {
        return sent - received;
    }

    Tally plus(Tally other) {
        return new Tally(
                sent + other.sent,
                received + other.received,
                duplicates + other.duplicates,
                reordered + other.reordered,
                corrupt + other.corrupt,
                stray + other.stray,
                firstLost.or(other::firstLost),
                firstCorrupt.or(other::firstCorrupt),
                failure.or(other::failure));
    }

    /** The worst of all, if not everything is right. */
    Verdict verdict(int maxLoss) {
        if (failure.isPresent()) {
            return failure.get();
        } else if (firstCorrupt.isPresent()) {
            return firstCorrupt.get();
        } else if (lost() * 100 > sent * maxLoss) {
            return new Fault(
                    Fault.Kind.LOST,
                    firstLost.orElseThrow(),
                    "%d of %d datagrams lost, the first of them number %d; --max-loss allows for some"
                            .formatted(lost(), sent, firstLost.get()));
        } else if (duplicates > 0) {
            return fault(Fault.Kind.DUPLICATE, duplicates, "came more than once");
        } else if (reordered > 0) {
            return fault(Fault.Kind.REORDERED, reordered, "came behind a later one");
        }
        return stray > 0
                ? fault(Fault.Kind.STRAY, stray, "came that had not been sent")
                : new Verdict.Exact();
    }

    private Verdict fault(Fault.Kind kind, long count, String what) {
        return new Fault(
                kind,
                0,
                "%d of %d %s %s"
                        .formatted(count, sent, sent == 1 ? "datagram" : "datagrams", what));
    }
}
