package echo.client.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import echo.client.connect.Configs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Optional;

final class VerifyConfigTest {

    @ParameterizedTest
    @CsvSource({"-1, 1, 0", "0, 0, 0", "0, 1, -1"})
    void countsAreInTheirRange(long bytes, int connections, int messageSize) {
        assertThrows(
                IllegalArgumentException.class,
                () -> config(bytes, connections, messageSize),
                "bytes, connections, message size");
    }

    @Test
    void noBytesAtAllAreEnough() {
        assertEquals(0, config(0, 1, 0).bytes(), "an empty stream can be verified");
    }

    private static VerifyConfig config(long bytes, int connections, int messageSize) {
        return new VerifyConfig(
                Configs.of("tcp://h:7"),
                bytes,
                connections,
                messageSize,
                7,
                Duration.ofSeconds(1),
                Optional.empty());
    }
}
