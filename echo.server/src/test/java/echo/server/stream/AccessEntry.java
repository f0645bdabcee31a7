package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;

import echo.server.Await;
import echo.server.RecordedLog;

import java.util.LinkedHashMap;
import java.util.Map;

/** A line of the access log. */
record AccessEntry(Level level, Map<String, Object> values) {

    /** The only line there is, or will be in a moment: it is written after the peer saw the end. */
    static AccessEntry only(RecordedLog access) {
        Await.until("the connection is logged", () -> !access.events().isEmpty());
        assertEquals(1, access.events().size(), "one line for one connection: " + access.events());
        return of(access.events().getFirst());
    }

    static AccessEntry of(ILoggingEvent event) {
        var values = new LinkedHashMap<String, Object>();
        event.getKeyValuePairs().forEach(pair -> values.put(pair.key, pair.value));
        return new AccessEntry(event.getLevel(), values);
    }

    /** The last word. */
    String end() {
        return values.get("end").toString();
    }

    long in() {
        return ((Number) values.get("in")).longValue();
    }

    long out() {
        return ((Number) values.get("out")).longValue();
    }
}
