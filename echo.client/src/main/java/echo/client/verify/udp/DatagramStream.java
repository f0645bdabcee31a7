package echo.client.verify.udp;

import echo.cli.Durations;
import echo.client.verify.compare.Difference;
import echo.client.verify.compare.Fault;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Sends the datagrams of one socket, a few ahead of those that came back, and counts. */
final class DatagramStream {

    /** Who comes later than so many others is not known any more. */
    private static final int REMEMBERED = 1 << 16;

    /** If those under way do not come for so long, the next are sent. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** How long copies are waited for at the end. */
    private static final Duration QUIET = Duration.ofMillis(100);

    private final Link link;
    private final Numbered numbered;
    private final DatagramConfig config;
    private final long end;
    private final BitSet seen = new BitSet(REMEMBERED);
    private long next;

    /** Behind the last that is not waited for any more. */
    private long through;

    /** Behind the highest that came. */
    private long expected;

    private long firstUnseen;
    private long lastProgress = System.nanoTime();
    private long received;
    private long duplicates;
    private long reordered;
    private long corrupt;
    private long stray;
    private Optional<Fault> firstCorrupt = Optional.empty();
    private Optional<Fault> failure = Optional.empty();

    DatagramStream(Link link, Numbered numbered, DatagramConfig config) {
        this.link = link;
        this.numbered = numbered;
        this.config = config;
        end = lastProgress + config.maxTime().orElse(Duration.ofDays(1000)).toNanos();
    }

    /** Sends so many, at most that many ahead of those that came back. */
    Tally run(long count, int window) {
        try {
            exchange(count, window);
        } catch (PortUnreachableException e) {
            failure =
                    Optional.of(
                            new Fault(
                                    Fault.Kind.NO_SOCKET,
                                    next,
                                    "port unreachable after %d datagrams (did the server end?)"
                                            .formatted(received)));
        } catch (IOException e) {
            String what = "datagram %d: %s".formatted(next, e.getMessage());
            failure = Optional.of(new Fault(Fault.Kind.BROKEN, next, what));
        }
        Optional<Long> firstLost = received == next ? Optional.empty() : Optional.of(firstUnseen);
        return new Tally(
                next,
                received,
                duplicates,
                reordered,
                corrupt,
                stray,
                firstLost,
                firstCorrupt,
                failure);
    }

    private void exchange(long count, int window) throws IOException {
        while (received < count && failure.isEmpty()) {
            while (next < count && next - through < window) {
                link.send(numbered.datagram(next));
                seen.clear(slot(next));
                next++;
            }
            Duration left = config.readTimeout().minusNanos(System.nanoTime() - lastProgress);
            boolean isLast = next == count;
            if (!awaitNew(isLast || left.compareTo(PATIENCE) < 0 ? left : PATIENCE)) {
                if (end - System.nanoTime() <= 0) {
                    failure = Optional.of(tooSlow(count));
                } else if (isLast || !silence().minus(config.readTimeout()).isNegative()) {
                    break;
                }
                through = next;
            }
        }
        if (failure.isEmpty()) {
            while (awaitNew(QUIET)) {
                // It is counted.
            }
        }
        if (received == 0 && next > 0 && failure.isEmpty()) {
            failure = Optional.of(silent(config.readTimeout()));
        }
    }

    private Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastProgress);
    }

    /** Takes what comes, until it is one that is waited for. */
    private boolean awaitNew(Duration wait) throws IOException {
        long until = Math.min(end, System.nanoTime() + wait.toNanos());
        for (long left; (left = until - System.nanoTime()) > 0; ) {
            int length = link.receive(Duration.ofNanos(left));
            if (length >= 0 && isNew(link.received(), length)) {
                lastProgress = System.nanoTime();
                return true;
            }
        }
        return false;
    }

    private boolean isNew(byte[] bytes, int length) {
        if (numbered.isOurs(bytes, length) && numbered.number(bytes) == Numbered.HELLO) {
            return false;
        }
        long number = identify(bytes, length);
        if (number < 0) {
            stray++;
            return false;
        } else if (seen.get(slot(number))) {
            duplicates++;
            return false;
        }
        count(number);
        if (numbered.mismatch(number, bytes, length) >= 0) {
            corrupt++;
            if (firstCorrupt.isEmpty()) {
                firstCorrupt = Optional.of(difference(number, bytes, length));
            }
        }
        return true;
    }

    private void count(long number) {
        received++;
        seen.set(slot(number));
        through = Math.max(through, number + 1);
        if (number < expected) {
            reordered++;
        } else {
            expected = number + 1;
        }
        while (firstUnseen < next && isRemembered(firstUnseen) && seen.get(slot(firstUnseen))) {
            firstUnseen++;
        }
    }

    /** Which one it is, or -1: what is wrong may be the header. */
    private long identify(byte[] bytes, int length) {
        long number = numbered.isOurs(bytes, length) ? numbered.number(bytes) : -1;
        boolean isKnown = number >= 0 && number < next && isRemembered(number);
        if (isKnown && numbered.mismatch(number, bytes, length) < 0) {
            return number;
        }
        for (long one = firstUnseen; one < next; one++) {
            if (isRemembered(one)
                    && !seen.get(slot(one))
                    && numbered.hasBodyOf(one, bytes, length)) {
                return one;
            }
        }
        return isKnown ? number : -1;
    }

    private boolean isRemembered(long number) {
        return number >= next - REMEMBERED;
    }

    private static int slot(long number) {
        return (int) (number % REMEMBERED);
    }

    private Fault difference(long number, byte[] bytes, int length) {
        Fault fault = Difference.of(numbered.datagram(number), Arrays.copyOf(bytes, length));
        return new Fault(
                fault.kind(), fault.offset(), "datagram %d: %s".formatted(number, fault.what()));
    }

    private Fault tooSlow(long count) {
        return new Fault(
                Fault.Kind.TIMEOUT,
                next,
                "timeout after %s with %d of %d datagrams back (--max-time sets the time)"
                        .formatted(
                                Durations.text(config.maxTime().orElseThrow()), received, count));
    }

    static Fault silent(Duration timeout) {
        return new Fault(
                Fault.Kind.TIMEOUT,
                0,
                ("timeout: no datagram came for %s (does a server listen there, and does the"
                                + " network let it through? --read-timeout sets the time)")
                        .formatted(Durations.text(timeout)));
    }
}
