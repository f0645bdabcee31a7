package echo.client.connect;

import static java.util.Objects.requireNonNull;

import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Where to connect to, and how.
 *
 * @param endpoint with a host and a port, or a path
 * @param timeout the longest wait for each address, {@link #SHORTEST} to {@link #LONGEST}
 * @param attemptDelay how long an attempt has before the next starts beside it; empty to try one
 *     after another, in the system's order
 * @param source the local address to connect from, or empty for the system's choice
 * @param proxyProtocol the header that is sent first
 * @param tls what is spoken after that, or empty for talk in clear
 * @param isTraced whether each attempt is printed
 */
public record ConnectConfig(
        Endpoint endpoint,
        Duration timeout,
        Optional<Duration> attemptDelay,
        Optional<InetAddress> source,
        ProxyProtocol proxyProtocol,
        Optional<TlsConfig> tls,
        boolean isTraced) {

    /** The shortest of all timeouts. */
    public static final Duration SHORTEST = Duration.ofMillis(1);

    /** The longest of all timeouts. */
    public static final Duration LONGEST = Duration.ofHours(24);

    /** Checks the parts. */
    public ConnectConfig {
        requireNonNull(attemptDelay);
        requireNonNull(source);
        requireNonNull(proxyProtocol);
        requireNonNull(tls);
        if (endpoint instanceof InetEndpoint inet && (inet.isPassive() || inet.port() == 0)) {
            throw new IllegalArgumentException(endpoint + " is nowhere to connect to");
        } else if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("connect timeout " + timeout);
        }
    }
}
