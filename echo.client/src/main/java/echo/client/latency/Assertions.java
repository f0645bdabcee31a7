package echo.client.latency;

import echo.cli.UsageException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Bounds on what was measured.
 *
 * @param all of them, in the order in which they were given
 */
public record Assertions(List<Assertion> all) {

    /** No bounds: they hold. */
    public static final Assertions NONE = new Assertions(List.of());

    /** Keeps them as they are. */
    public Assertions {
        all = List.copyOf(all);
    }

    /**
     * Reads bounds.
     *
     * @param option the option that they were given for, named in the message
     * @param text with a comma between them, such as {@code p99<5ms,errors=0}
     * @return at least one
     * @throws UsageException if one is none
     */
    public static Assertions parse(String option, String text) throws UsageException {
        var all = new ArrayList<Assertion>();
        for (String one : text.split(",", -1)) {
            all.add(Assertion.parse(option, one.strip()));
        }
        return new Assertions(all);
    }

    /**
     * Whether there are none.
     *
     * @return whether nothing is asked for
     */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Whether all hold.
     *
     * @param measured of what
     * @return false also if one is about times, and there are none
     */
    public boolean hold(Measured measured) {
        return all.stream().allMatch(one -> one.holds(measured));
    }

    /**
     * Tells of each that does not hold.
     *
     * @param measured of what
     * @param complain takes a line for each
     */
    public void tell(Measured measured, Consumer<String> complain) {
        all.stream()
                .filter(one -> !one.holds(measured))
                .forEach(one -> complain.accept("assertion not met: " + one.failure(measured)));
    }

    /**
     * For programs.
     *
     * @param measured of what
     * @return objects with {@code assertion} and {@code holds}
     */
    public List<Map<String, Object>> json(Measured measured) {
        var objects = new ArrayList<Map<String, Object>>();
        for (Assertion one : all) {
            var object = new LinkedHashMap<String, Object>();
            object.put("assertion", one.toString());
            object.put("holds", one.holds(measured));
            objects.add(object);
        }
        return objects;
    }

    @Override
    public String toString() {
        return String.join(",", all.stream().map(Assertion::toString).toList());
    }
}
