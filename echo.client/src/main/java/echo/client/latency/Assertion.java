package echo.client.latency;

import echo.cli.UsageException;

import org.HdrHistogram.Histogram;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bound on what was measured, such as {@code p99<5ms} or {@code errors=0}. Immutable. */
public final class Assertion {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?<connect>connect[.])?"
                            + "(?<metric>p\\d{1,3}(?:[.]\\d{1,4})?|min|mean|max|errors|rate)"
                            + "(?<comparison><=|>=|<|>|=)"
                            + "(?<limit>\\d{1,12}(?:[.]\\d{1,9})?)(?<unit>ns|us|ms|s|)");

    private static final Map<String, Double> NANOS =
            Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9);

    private final String text;
    private final boolean isOfConnect;
    private final String metric;
    private final String comparison;
    private final double limit;

    private Assertion(String text, Matcher form) throws UsageException {
        this.text = text;
        isOfConnect = form.group("connect") != null;
        metric = form.group("metric");
        comparison = form.group("comparison");
        String unit = form.group("unit");
        boolean isTime = !metric.equals("errors") && !metric.equals("rate");
        if (isTime == unit.isEmpty() || isOfConnect && !isTime) {
            throw new UsageException(
                    "'%s': %s"
                            .formatted(text, isTime ? "a time needs ns, us, ms or s" : "a count"));
        }
        limit = Double.parseDouble(form.group("limit")) * (isTime ? NANOS.get(unit) : 1);
        if (metric.startsWith("p") && (percent() > 100 || percent() == 0)) {
            throw new UsageException(
                    "'%s': a percentile is more than 0, at most 100".formatted(text));
        }
    }

    static Assertion parse(String option, String text) throws UsageException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new UsageException(
                    "%s '%s' is no bound: write p99<5ms, connect.max<=1s, errors=0 or rate>1000"
                            .formatted(option, text));
        }
        return new Assertion(text, form);
    }

    private double percent() {
        return Double.parseDouble(metric.substring(1));
    }

    /**
     * Whether it holds.
     *
     * @param measured of what
     * @return false also if there is no time that it could be about
     */
    public boolean holds(Measured measured) {
        OptionalDouble value = value(measured);
        if (value.isEmpty()) {
            return false;
        }
        double actual = value.getAsDouble();
        return switch (comparison) {
            case "<" -> actual < limit;
            case "<=" -> actual <= limit;
            case ">" -> actual > limit;
            case ">=" -> actual >= limit;
            default -> actual == limit;
        };
    }

    /**
     * What was measured of it.
     *
     * @param measured of what
     * @return nothing if there is no time that it could be about
     */
    public OptionalDouble value(Measured measured) {
        Histogram times = isOfConnect ? measured.connect() : measured.echo();
        if (metric.equals("errors")) {
            return OptionalDouble.of(measured.errors());
        } else if (metric.equals("rate")) {
            return OptionalDouble.of(measured.rate());
        } else if (times.getTotalCount() == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                switch (metric) {
                    case "min" -> times.getMinValue();
                    case "mean" -> times.getMean();
                    case "max" -> times.getMaxValue();
                    default -> times.getValueAtPercentile(percent());
                });
    }

    /**
     * Why it does not hold, for people.
     *
     * @param measured of what
     * @return such as {@code p99<5ms: p99 is 7.12 ms}
     */
    public String failure(Measured measured) {
        OptionalDouble value = value(measured);
        if (value.isEmpty()) {
            return text + ": no time was measured";
        }
        double actual = value.getAsDouble();
        String shown =
                switch (metric) {
                    case "errors" -> Long.toString((long) actual);
                    case "rate" -> String.format(Locale.ROOT, "%.1f/s", actual);
                    default -> Times.text(actual);
                };
        return "%s: %s is %s".formatted(text, text.split("[<>=]")[0], shown);
    }

    @Override
    public String toString() {
        return text;
    }
}
