package echo.server.net;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What is for listeners that are not told otherwise.
 *
 * @param handler the handler of those that name none
 * @param options a value for each option that has another default than its own
 */
public record ListenerDefaults(String handler, Map<String, String> options) {

    /** Copies the map. */
    public ListenerDefaults {
        requireNonNull(handler);
        options = Map.copyOf(options);
    }

    /**
     * A handler, and of all options their own defaults.
     *
     * @param handler its name
     * @return the defaults
     */
    public static ListenerDefaults handler(String handler) {
        return new ListenerDefaults(handler, Map.of());
    }
}
