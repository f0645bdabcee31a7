package echo.server.metrics;

import java.util.EnumMap;
import java.util.Map;

/**
 * A page of figures, gathered from whoever has some. The text formats of OpenMetrics 1.0 and of
 * Prometheus differ in what they say of a family; its samples are the same. For one thread.
 */
public final class Page {

    private final Map<Family, StringBuilder> samples = new EnumMap<>(Family.class);

    /** An empty one. */
    public Page() {}

    /**
     * Adds a sample.
     *
     * @param family what it is
     * @param labels of which
     * @param value in the unit of the family
     */
    public void add(Family family, Labels labels, double value) {
        add(family, family.sample(), labels, value);
    }

    /** Adds a sample with a name of its own. */
    void add(Family family, String name, Labels labels, double value) {
        samples.computeIfAbsent(family, _ -> new StringBuilder())
                .append(name)
                .append(labels)
                .append(' ')
                .append(number(value))
                .append('\n');
    }

    /**
     * Adds how many there were and their sum.
     *
     * @param family what they are
     * @param labels of which
     * @param count how many
     * @param sum in the unit of the family
     */
    public void addSummary(Family family, Labels labels, long count, double sum) {
        add(family, family.sample() + "_count", labels, count);
        add(family, family.sample() + "_sum", labels, sum);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1L << 53
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /**
     * All of it.
     *
     * @param format how to write it
     * @return lines, that of the last ended too
     */
    public String text(Format format) {
        var text = new StringBuilder();
        samples.forEach((family, lines) -> text.append(family.description(format)).append(lines));
        return text.append(format == Format.OPENMETRICS ? "# EOF\n" : "").toString();
    }
}
