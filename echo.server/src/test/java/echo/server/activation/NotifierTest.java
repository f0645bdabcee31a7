package echo.server.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.Await;
import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What is said to the service manager is tried with the image, whose launcher allows it. */
@Timeout(60)
final class NotifierTest {

    @Test
    void whoIsNotAskedTellsNobody() {
        var reloads = new AtomicInteger();
        try (var log = new RecordedLog(Log.SERVER);
                var notifier = Notifier.start(Map.of())) {
            notifier.ready("ready", () -> true);
            notifier.reloading(reloads::incrementAndGet);
            assertEquals(1, reloads.get(), "it reloads all the same");
            assertEquals(List.of(), log.complaints(), "nothing to complain of");
        }
    }

    @Test
    void aManagerThatIsNotThereIsAWarning() {
        try (var log = new RecordedLog(Log.SERVER);
                var notifier = Notifier.start(Map.of("NOTIFY_SOCKET", "no path"))) {
            notifier.status("whatever");
            Await.until("it warns", () -> !log.complaints().isEmpty());
            assertTrue(
                    log.complaints()
                            .getFirst()
                            .getFormattedMessage()
                            .startsWith(
                                    "the service manager cannot be told how it goes, NOTIFY_SOCKET"
                                            + " is no path: "),
                    () -> "what it says: " + log.complaints());
        }
    }
}
