package echo.client.smoke;

import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;
import echo.api.net.UnixEndpoint;
import echo.cli.Durations;
import echo.client.command.ExitCode;
import echo.client.connect.ConnectConfig;
import echo.client.connect.Trace;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Waits for a server: runs the smoke test again and again until it is exact, or the time is over.
 */
final class UntilUp {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final SmokeConfig config;
    private final Duration time;
    private final Trace trace;

    UntilUp(SmokeConfig config, Duration time, Trace trace) {
        this.config = config;
        this.time = time;
        this.trace = trace;
        // A name that was not known a moment ago, or was another address's, must not be remembered.
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        Security.setProperty("networkaddress.cache.ttl", "0");
    }

    /**
     * How it went.
     *
     * @param attempts one or more
     * @param time until the end of the last, or that of the time
     * @param start of the last of them, by {@link System#nanoTime}
     * @param last what came of it, for each address
     */
    record Waited(int attempts, Duration time, long start, List<Run> last) {

        Map<String, Object> json() {
            var json = new LinkedHashMap<String, Object>();
            json.put("attempts", attempts);
            json.put("nanos", time.toNanos());
            return json;
        }

        /** Why it is not up, in one line. */
        String what() {
            String why =
                    last.stream()
                            .map(run -> run.outcome().what())
                            .filter(Predicate.not(String::isEmpty))
                            .collect(Collectors.joining("; "));
            return isHopeless()
                    ? why
                    : "%s; not up after %s (attempts: %d)"
                            .formatted(why, Durations.text(time), attempts);
        }

        boolean isUp() {
            return last.stream().allMatch(Run::isExact);
        }

        private boolean isHopeless() {
            return last.stream().anyMatch(run -> run.outcome().exitCode() == ExitCode.USAGE);
        }
    }

    Waited run() throws InterruptedException {
        long begin = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        Duration left = time;
        for (int attempts = 1; ; attempts++) {
            long start = System.nanoTime();
            var runs = new ArrayList<Run>();
            // The message is no standard input: that could be sent only once.
            new Smoke(config.within(left), InputStream.nullInputStream(), trace).run(runs::add);
            var waited = new Waited(attempts, since(begin), start, List.copyOf(runs));
            if (waited.isUp() || waited.isHopeless()) {
                return waited;
            }
            tell(runs);
            Duration toEnd = time.minus(since(begin));
            Duration toNext = pause.minus(since(start));
            Thread.sleep(toNext.compareTo(toEnd) < 0 ? toNext : toEnd);
            left = time.minus(since(begin));
            if (left.compareTo(ConnectConfig.SHORTEST) < 0) {
                return new Waited(attempts, since(begin), start, waited.last());
            }
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void tell(List<Run> runs) {
        SocketAddress where = address(config.connect().endpoint());
        runs.stream()
                .filter(run -> !run.isExact())
                .forEach(run -> trace.event(where, "not up yet: " + run.outcome().what()));
    }

    private static SocketAddress address(Endpoint endpoint) {
        return switch (endpoint) {
            case InetEndpoint inet -> InetSocketAddress.createUnresolved(inet.host(), inet.port());
            case UnixEndpoint unix -> UnixDomainSocketAddress.of(unix.path());
        };
    }
}
