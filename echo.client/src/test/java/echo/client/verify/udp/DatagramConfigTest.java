package echo.client.verify.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import echo.client.connect.Configs;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Optional;

final class DatagramConfigTest {

    @ParameterizedTest
    @CsvSource({
        "-1, 1, 16, 0",
        "0, 0, 16, 0",
        "0, 1, 15, 0",
        "0, 1, 65508, 0",
        "0, 1, 16, -1",
        "0, 1, 16, 101"
    })
    void numbersAreInTheirRange(long bytes, int sockets, int size, int maxLoss) {
        assertThrows(
                IllegalArgumentException.class,
                () -> config(bytes, sockets, size, maxLoss),
                "bytes, sockets, size, loss");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "16, 1", "17, 2", "32, 2"})
    void thereAreAsManyDatagramsAsTheBytesNeed(long bytes, long count) {
        assertEquals(count, config(bytes, 1, 16, 0).count(), bytes + " bytes in datagrams of 16");
    }

    private static DatagramConfig config(long bytes, int sockets, int size, int maxLoss) {
        return new DatagramConfig(
                Configs.of("udp://h:7"),
                bytes,
                sockets,
                size,
                7,
                Duration.ofSeconds(1),
                Optional.empty(),
                maxLoss);
    }
}
