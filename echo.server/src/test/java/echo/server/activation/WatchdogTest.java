package echo.server.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

final class WatchdogTest {

    private static final ProcessHandle SELF = ProcessHandle.current();
    private static final Optional<Duration> SECOND = Optional.of(Duration.ofSeconds(1));

    @Test
    void itIsToldInHalfOfItsTime() {
        assertEquals(
                SECOND, Watchdog.of(Map.of("WATCHDOG_USEC", "2000000"), SELF), "for any process");
        var ours = Map.of("WATCHDOG_USEC", "2000000", "WATCHDOG_PID", "" + SELF.pid());
        assertEquals(SECOND, Watchdog.of(ours, SELF), "for this process");
    }

    @Test
    void whatIsNotForUsIsIgnored() {
        var others = Map.of("WATCHDOG_USEC", "2000000", "WATCHDOG_PID", "" + (SELF.pid() + 1));
        assertEquals(Optional.empty(), Watchdog.of(others, SELF), "for another process");
        assertEquals(Optional.empty(), Watchdog.of(Map.of(), SELF), "for none");
        for (String wrong : new String[] {"0", "", "-1", "1s", "99999999999999999999"}) {
            assertEquals(
                    Optional.empty(),
                    Watchdog.of(Map.of("WATCHDOG_USEC", wrong), SELF),
                    "no time: " + wrong);
        }
    }
}
