package echo.client.load;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What failed, counted by its kind, with the first of each in words. Thread-safe. */
final class Failures {

    /** What can fail. */
    enum Kind {
        CONNECT("connect", "could not connect"),
        TLS("tls", "TLS handshakes failed"),
        TIMEOUT("timeout", "replies did not come in time"),
        CLOSED("closed", "connections were closed or reset by the peer"),
        MISMATCH("mismatch", "replies were not what was sent"),
        IDLE("idle", "idle connections were lost"),
        UNSENT("unsent", "requests were due and not sent when the time was over");

        final String key;
        final String words;

        Kind(String key, String words) {
            this.key = key;
            this.words = words;
        }
    }

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final Map<Kind, String> firsts = new EnumMap<>(Kind.class);

    synchronized void add(Kind kind, String what) {
        counts.merge(kind, 1L, Long::sum);
        firsts.putIfAbsent(kind, what);
    }

    synchronized void add(Kind kind, long count, String what) {
        counts.merge(kind, count, Long::sum);
        firsts.putIfAbsent(kind, what);
    }

    synchronized long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** The first of that kind, in words; empty if there is none. */
    synchronized String first(Kind kind) {
        return firsts.getOrDefault(kind, "");
    }

    synchronized Map<String, Object> json() {
        var object = new LinkedHashMap<String, Object>();
        for (Kind kind : Kind.values()) {
            object.put(kind.key, count(kind));
        }
        return object;
    }
}
