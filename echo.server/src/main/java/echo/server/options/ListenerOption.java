package echo.server.options;

import static java.util.Objects.requireNonNull;

/**
 * One thing that a listener can be told: {@code NAME=VALUE} behind the {@code ?} of its endpoint,
 * or {@code --NAME VALUE} for all listeners that are not told otherwise.
 *
 * @param name in lower case, with hyphens
 * @param value what to write for it, such as {@code TIME}
 * @param help a sentence or two, for {@code --help}
 */
public record ListenerOption(String name, String value, String help) {

    /** Nulls are refused. */
    public ListenerOption {
        requireNonNull(name);
        requireNonNull(value);
        requireNonNull(help);
    }
}
