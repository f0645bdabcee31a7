package echo.client.connect;

import echo.api.net.Endpoint;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Settings for tests: long timeouts, a short delay between attempts, nothing else. */
public final class Configs {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Optional<Duration> SOON = Optional.of(Duration.ofMillis(10));

    private Configs() {}

    public static ConnectConfig of(String endpoint) {
        return of(endpoint, LONG, SOON);
    }

    public static ConnectConfig of(
            String endpoint, Duration timeout, Optional<Duration> attemptDelay) {
        return new ConnectConfig(
                Endpoint.parse(endpoint),
                timeout,
                attemptDelay,
                Optional.empty(),
                ProxyProtocol.NONE,
                Optional.empty(),
                false);
    }

    public static ConnectConfig from(String source, String endpoint) {
        return new ConnectConfig(
                Endpoint.parse(endpoint),
                LONG,
                SOON,
                Optional.of(InetAddress.ofLiteral(source)),
                ProxyProtocol.NONE,
                Optional.empty(),
                false);
    }

    public static ConnectConfig with(ProxyProtocol proxyProtocol, String endpoint) {
        return new ConnectConfig(
                Endpoint.parse(endpoint),
                LONG,
                SOON,
                Optional.empty(),
                proxyProtocol,
                Optional.empty(),
                false);
    }

    /** A clock that goes as it is told. */
    public static ProgressClock clock(Duration limit, LongSupplier nanoTime) {
        return new ProgressClock(limit, nanoTime);
    }
}
