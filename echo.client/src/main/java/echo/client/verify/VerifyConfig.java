package echo.client.verify;

import static java.util.Objects.requireNonNull;

import echo.client.connect.ConnectConfig;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to verify.
 *
 * @param connect where and how to connect
 * @param bytes how many each connection sends, zero or more
 * @param connections how many at once, positive
 * @param messageSize how many bytes are sent before they are waited for; 0 to send and receive at
 *     once
 * @param seed what the bytes are made from
 * @param readTimeout the longest wait without progress
 * @param maxTime the longest time of a connection, if there is a limit
 */
public record VerifyConfig(
        ConnectConfig connect,
        long bytes,
        int connections,
        int messageSize,
        long seed,
        Duration readTimeout,
        Optional<Duration> maxTime) {

    /** Checks the parts. */
    public VerifyConfig {
        requireNonNull(connect);
        requireNonNull(readTimeout);
        requireNonNull(maxTime);
        if (bytes < 0 || connections < 1 || messageSize < 0) {
            throw new IllegalArgumentException("nothing to verify");
        }
    }

    Limits limits() {
        return new Limits(readTimeout, maxTime);
    }

    Traffic traffic() {
        return messageSize == 0
                ? Traffic.flow(bytes)
                : Traffic.messages(bytes, List.of(messageSize));
    }
}
