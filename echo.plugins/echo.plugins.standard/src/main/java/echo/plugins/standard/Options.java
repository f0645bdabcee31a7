package echo.plugins.standard;

import echo.api.Handler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a listener's options for one handler, so that what is refused is refused in one style. */
public final class Options {

    private final String handler;
    private final Map<String, String> unread;
    private final List<String> known = new ArrayList<>();

    /**
     * Options that are still to be read.
     *
     * @param handler whose they are
     * @param given by name
     */
    public Options(Handler handler, Map<String, String> given) {
        this.handler = handler.name();
        unread = new LinkedHashMap<>(given);
    }

    /**
     * Reads an option.
     *
     * @param <T> what it is
     * @param name its name
     * @param value its value in a word for the user, such as {@code BYTES}
     * @param reader makes the value of its text, or throws an {@link IllegalArgumentException}
     *     whose message says what is wrong and what is right
     * @return the value, if the option was given
     * @throws IllegalArgumentException if the value is not possible
     */
    public <T> Optional<T> one(String name, String value, Function<String, T> reader) {
        known.add(name + "=" + value);
        return Optional.ofNullable(unread.remove(name)).map(text -> read(name, text, reader));
    }

    private <T> T read(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "handler %s, option %s: %s".formatted(handler, name, e.getMessage()), e);
        }
    }

    /**
     * Refuses what has not been read: to be called last.
     *
     * @throws IllegalArgumentException if there is such an option
     */
    public void requireNoOthers() {
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException(
                    "handler %s has no option '%s': it has %s"
                            .formatted(
                                    handler,
                                    unread.keySet().iterator().next(),
                                    String.join(", ", known)));
        }
    }
}
