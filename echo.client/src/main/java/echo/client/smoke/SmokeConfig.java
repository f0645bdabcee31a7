package echo.client.smoke;

import static java.util.Objects.requireNonNull;

import echo.client.connect.ConnectConfig;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The settings of one smoke test.
 *
 * @param connect where and how to connect
 * @param message the text to send, or {@value #STANDARD_INPUT} for standard input
 * @param readTimeout the longest wait without progress, 1 ms to 24 h
 * @param isForAll whether every address is tested, rather than the first that answers
 */
public record SmokeConfig(
        ConnectConfig connect, String message, Duration readTimeout, boolean isForAll) {

    /** The message that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    /** Checks the parts. */
    public SmokeConfig {
        requireNonNull(connect);
        if (readTimeout.compareTo(ConnectConfig.SHORTEST) < 0
                || readTimeout.compareTo(ConnectConfig.LONGEST) > 0) {
            throw new IllegalArgumentException("read timeout " + readTimeout);
        } else if (isForAll && message.equals(STANDARD_INPUT)) {
            throw new IllegalArgumentException("standard input can be sent to one address only");
        }
    }

    /** The same with timeouts that end within some time, one millisecond or longer. */
    SmokeConfig within(Duration time) {
        return new SmokeConfig(
                new ConnectConfig(
                        connect.endpoint(),
                        shorter(connect.timeout(), time),
                        connect.attemptDelay(),
                        connect.source(),
                        connect.proxyProtocol(),
                        connect.tls().map(tls -> tls.within(time)),
                        connect.isTraced()),
                message,
                shorter(readTimeout, time),
                isForAll);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The bytes to send. */
    InputStream bytes(InputStream standardInput) {
        return message.equals(STANDARD_INPUT)
                ? standardInput
                : new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8));
    }
}
