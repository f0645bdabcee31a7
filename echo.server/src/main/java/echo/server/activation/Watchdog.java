package echo.server.activation;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** What the service manager's watchdog asks for (sd_watchdog_enabled(3)). */
final class Watchdog {

    private Watchdog() {}

    /**
     * How often it wants to be told that all is well: in half of the time after which it acts.
     *
     * @param environment WATCHDOG_USEC and WATCHDOG_PID are read
     * @param self the process it must mean
     * @return nothing if it does not watch
     */
    static Optional<Duration> of(Map<String, String> environment, ProcessHandle self) {
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        String pid = environment.getOrDefault("WATCHDOG_PID", "");
        boolean isOurs = pid.isEmpty() || pid.equals(Long.toString(self.pid()));
        return isOurs && micros.matches("[1-9][0-9]{0,15}")
                ? Optional.of(Duration.of(Long.parseLong(micros), ChronoUnit.MICROS).dividedBy(2))
                : Optional.empty();
    }
}
