package echo.client.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Optional;

final class ConnectConfigTest {

    @ParameterizedTest
    @ValueSource(strings = {"tcp://*:7", "udp://:7", "tcp://h:0"})
    void isSomewhereToConnectTo(String endpoint) {
        assertThrows(
                IllegalArgumentException.class,
                () -> Configs.of(endpoint),
                endpoint + " is nowhere to connect to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.001S"})
    void hasATimeoutInItsRange(Duration timeout) {
        assertThrows(
                IllegalArgumentException.class,
                () -> Configs.of("tcp://h:7", timeout, Optional.empty()),
                timeout + " is no timeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.001S", "PT24H"})
    void hasATimeoutUpToItsLimits(Duration timeout) {
        assertEquals(
                timeout,
                Configs.of("tcp://h:7", timeout, Optional.empty()).timeout(),
                "the longest wait");
    }

    @Test
    void aPathNeedsNoPort() {
        assertEquals("unix:/s", Configs.of("unix:/s").endpoint().toString(), "the endpoint");
    }
}
