package echo.client.verify;

import echo.cli.Durations;
import echo.client.connect.Alarm;
import echo.client.connect.ProgressClock;
import echo.client.connect.Watchdog;
import echo.client.connect.Wire;
import echo.client.verify.compare.Difference;
import echo.client.verify.compare.Fault;
import echo.client.verify.compare.Pattern;
import echo.client.verify.compare.Verdict;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

import javax.net.ssl.SSLException;

/** Sends the stream of one connection and compares what comes back. */
final class VerifiedStream {

    /** After so long without a write that gets on, it is taken that none will. */
    private static final Duration STALL = Duration.ofMillis(200);

    private final Traffic traffic;
    private final Limits limits;
    private final Pattern pattern;
    private final Wire wire;
    private final ProgressClock clock;
    private final StreamSender sender;
    private final LongAdder echoed;
    private final long start = System.nanoTime();
    private long offset;

    VerifiedStream(Traffic traffic, Limits limits, Pattern pattern, Wire wire, LongAdder echoed) {
        this.echoed = echoed;
        this.traffic = traffic;
        this.limits = limits;
        this.pattern = pattern;
        this.wire = wire;
        clock = new ProgressClock(limits.readTimeout());
        sender = new StreamSender(traffic, limits, pattern, wire, clock);
    }

    Verdict run() throws InterruptedException {
        // Both at once: a peer that echoes as it reads would otherwise block, and block us, as soon
        // as the buffers between are full; those of a Unix socket hold no large message.
        Optional<Alarm> alarm = limits.maxTime().map(time -> Alarm.closing(wire, time));
        try (wire;
                var watchdog = new Watchdog(clock, () -> false, wire)) {
            sender.start();
            try {
                return compare();
            } catch (SSLException e) {
                return new Fault(
                        Fault.Kind.TLS,
                        offset,
                        "TLS at offset %d: %s".formatted(offset, e.getMessage()));
            } catch (IOException e) {
                return watchdog.hasBarked()
                        ? timeout()
                        : alarm.filter(Alarm::hasRung).isPresent()
                                ? tooSlow(limits.maxTime().orElseThrow())
                                : broken(e);
            }
        } catch (IOException closing) {
            return broken(closing);
        } finally {
            alarm.ifPresent(Alarm::close);
            sender.end();
        }
    }

    private Verdict compare() throws IOException, InterruptedException {
        if (traffic.isReadLate()) {
            sender.awaitStall(limits.pause(STALL));
        }
        InputStream in = wire.input();
        var came = new byte[traffic.readBuffer()];
        long due = 0;
        for (int message = 0; ; ) {
            if (offset == due) {
                sender.turn();
                due = Math.min(traffic.bytes(), due + traffic.message(message++));
            }
            int n = in.read(came);
            if (n < 0) {
                return ended();
            }
            clock.restart();
            int known = (int) Math.min(n, traffic.bytes() - offset);
            int same = pattern.mismatch(offset, came, 0, known);
            if (same >= 0 || known < n) {
                return difference(came, same >= 0 ? same : known, n);
            }
            offset += n;
            echoed.add(n);
            sender.back(offset);
            if (traffic.readPause().isPositive()) {
                Thread.sleep(limits.pause(traffic.readPause()));
            }
        }
    }

    private Verdict ended() throws InterruptedException {
        if (offset == traffic.bytes()) {
            return new Verdict.Exact();
        }
        return sender.sawReset() ? reset() : cutOff();
    }

    private Fault cutOff() {
        Fault fault = Difference.cutOff(offset, traffic.bytes());
        String why = wire.reasonOfEarlyEnd().map(" (%s)"::formatted).orElse("");
        return new Fault(fault.kind(), fault.offset(), fault.what() + why);
    }

    /** Looks a little further, to see what has happened. */
    private Fault difference(byte[] came, int same, int n) {
        // What follows tells more, so that no message waits for another any more.
        sender.letGo();
        byte[] received = Arrays.copyOfRange(came, same, same + Difference.WINDOW);
        int length = Math.min(n - same, received.length);
        try (var alarm = Alarm.closing(wire, limits.readTimeout())) {
            while (length < received.length && !alarm.hasRung()) {
                int more = wire.input().read(received, length, received.length - length);
                if (more < 0) {
                    break;
                }
                length += more;
            }
        } catch (IOException e) {
            // What has come so far must do.
        }
        return Difference.of(
                pattern, traffic.bytes(), offset + same, Arrays.copyOf(received, length));
    }

    private Fault reset() {
        return new Fault(
                Fault.Kind.RESET,
                offset,
                "the connection was reset at offset %d of %d".formatted(offset, traffic.bytes()));
    }

    private Fault broken(IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        return reason.startsWith("Connection reset")
                ? reset()
                : new Fault(
                        Fault.Kind.BROKEN,
                        offset,
                        "the connection broke at offset %d of %d: %s"
                                .formatted(offset, traffic.bytes(), reason));
    }

    private Fault timeout() {
        return new Fault(
                Fault.Kind.TIMEOUT,
                offset,
                "timeout at offset %d of %d: nothing came or went for %s"
                        .formatted(offset, traffic.bytes(), Durations.text(limits.readTimeout())));
    }

    private Fault tooSlow(Duration maxTime) {
        return new Fault(
                Fault.Kind.TIMEOUT,
                offset,
                String.format(
                        Locale.ROOT,
                        "timeout at offset %d of %d after %s, %.1f kB/s (--max-time sets the time)",
                        offset,
                        traffic.bytes(),
                        Durations.text(maxTime),
                        offset / 1e3 / ((System.nanoTime() - start) / 1e9)));
    }
}
