package echo.server.options;

import static java.util.Objects.requireNonNull;

import echo.cli.Durations;
import echo.cli.Numbers;
import echo.cli.Sizes;
import echo.cli.UsageException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A listener's options as they are written. Whoever knows an option takes it out; what is left is
 * the handler's. A value that is not possible is an {@link IllegalArgumentException} whose message
 * is one line: the option, the value, and what would be possible. For one thread.
 */
public final class OptionValues {

    private static final String EACH = ",";

    private final Map<String, String> values;

    /**
     * Of these options.
     *
     * @param values by their names; those that are taken are removed from it
     */
    public OptionValues(Map<String, String> values) {
        this.values = requireNonNull(values);
    }

    /**
     * Takes any value.
     *
     * @param name the option
     * @return the value, if the option is there
     */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.remove(name));
    }

    /**
     * Takes several values, which commas separate.
     *
     * @param name the option
     * @return the values in their order, none if the option is not there
     */
    public List<String> list(String name) {
        return text(name).map(text -> List.of(text.split(EACH, -1))).orElse(List.of());
    }

    /**
     * Takes one of a few words.
     *
     * @param name the option
     * @param otherwise if it is not there
     * @param choices the words
     * @return one of them
     */
    public String choice(String name, String otherwise, List<String> choices) {
        String text = text(name).orElse(otherwise);
        if (!choices.contains(text)) {
            throw new IllegalArgumentException(
                    "%s '%s' is none of %s".formatted(name, text, String.join(", ", choices)));
        }
        return text;
    }

    /**
     * Takes a whole number.
     *
     * @param name the option
     * @param otherwise if it is not there, whatever the bounds are
     * @param least the least that is possible
     * @param most the most that is possible
     * @return the number
     */
    public int number(String name, int otherwise, int least, int most) {
        Optional<String> text = text(name);
        return text.isEmpty()
                ? otherwise
                : checked(() -> Numbers.parse(name, text.get(), least, most));
    }

    /**
     * Takes a number of bytes.
     *
     * @param name the option
     * @param otherwise if it is not there, whatever the bounds are
     * @param least the least that is possible
     * @param most the most that is possible
     * @return bytes
     */
    public long size(String name, long otherwise, long least, long most) {
        Optional<String> text = text(name);
        return text.isEmpty()
                ? otherwise
                : checked(() -> Sizes.parse(name, text.get(), least, most));
    }

    /**
     * Takes a duration.
     *
     * @param name the option
     * @param otherwise if it is not there
     * @param least the shortest that is possible, but for zero
     * @param most the longest that is possible
     * @return the duration; zero means none, and is always possible
     */
    public Duration duration(String name, Duration otherwise, Duration least, Duration most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        Duration duration = checked(() -> Durations.parse(name, text.get()));
        boolean isPossible = duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
        if (!duration.isZero() && !isPossible) {
            throw new IllegalArgumentException(
                    "%s '%s' is not between %s and %s, nor 0 for none"
                            .formatted(
                                    name, text.get(), Durations.text(least), Durations.text(most)));
        }
        return duration;
    }

    private interface Parsing<T> {
        T parse() throws UsageException;
    }

    private static <T> T checked(Parsing<T> parsing) {
        try {
            return parsing.parse();
        } catch (UsageException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
