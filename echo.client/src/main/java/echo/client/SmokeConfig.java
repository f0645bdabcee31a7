package echo.client;

import static java.util.Objects.requireNonNull;

import echo.api.net.Endpoint;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The settings of one smoke test.
 *
 * @param endpoint where to connect to, with a host and a port
 * @param message the text to send, or {@value #STANDARD_INPUT} for standard input
 * @param connectTimeout the longest wait for each address, 1 ms to 24 h
 * @param readTimeout the longest wait without progress, 1 ms to 24 h
 */
record SmokeConfig(Endpoint endpoint, String message, Duration connectTimeout, Duration readTimeout)
        implements Task {

    static final String STANDARD_INPUT = "-";
    static final Duration SHORTEST = Duration.ofMillis(1);
    static final Duration LONGEST = Duration.ofHours(24);

    SmokeConfig {
        requireNonNull(message);
        check(
                !endpoint.isPassive() && endpoint.port() != 0,
                endpoint + " is nowhere to connect to");
        check(isTimeout(connectTimeout), "connect timeout " + connectTimeout);
        check(isTimeout(readTimeout), "read timeout " + readTimeout);
    }

    static boolean isTimeout(Duration time) {
        return time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0;
    }

    /** The bytes to send. */
    InputStream bytes(InputStream standardInput) {
        return message.equals(STANDARD_INPUT)
                ? standardInput
                : new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8));
    }

    private static void check(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
