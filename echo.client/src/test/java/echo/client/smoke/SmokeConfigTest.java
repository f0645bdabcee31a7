package echo.client.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import echo.client.connect.Configs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.time.Duration;

final class SmokeConfigTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.001S"})
    void hasAReadTimeoutInItsRange(Duration readTimeout) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new SmokeConfig(Configs.of("tcp://h:7"), "", readTimeout, false),
                readTimeout + " is no timeout");
    }

    @Test
    void standardInputIsForOneAddressOnly() {
        var second = Duration.ofSeconds(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new SmokeConfig(Configs.of("tcp://h:7"), "-", second, true),
                "it can be read once only");
    }

    @Test
    void aHyphenStandsForStandardInput() throws Exception {
        var in = new ByteArrayInputStream(new byte[] {1, 2, 3});
        assertEquals(3, config("-").bytes(in).readAllBytes().length, "standard input");
        assertEquals(2, config("é").bytes(in).readAllBytes().length, "text as UTF-8");
    }

    private static SmokeConfig config(String message) {
        return new SmokeConfig(Configs.of("tcp://h:7"), message, Duration.ofSeconds(1), false);
    }
}
