package echo.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** One measurement of one server: the figures that it gave. */
record Sample(Map<Figure, Double> figures) {

    private static final double NANOS = 1e9;

    Sample {
        figures = Map.copyOf(figures);
    }

    /**
     * Of a load.
     *
     * @param times by the generator, in microseconds
     * @param requests all that were answered between the two
     * @param rate how many a second, while new ones were made
     */
    static Sample of(
            Map<Figure, Double> times, long requests, double rate, Vitals before, Vitals after) {
        double cpu = after.cpuNanos() - before.cpuNanos();
        var figures = new EnumMap<Figure, Double>(Figure.class);
        figures.putAll(times);
        figures.put(Figure.RATE, rate);
        if (requests > 0 && cpu > 0) {
            figures.put(Figure.PER_CPU, requests * NANOS / cpu);
            figures.put(Figure.CPU_MICROS, cpu / 1000 / requests);
            double switches = Math.max(0, after.switches() - before.switches());
            figures.put(Figure.SWITCHES, switches / requests);
        }
        figures.put(Figure.RESIDENT, (double) after.residentBytes());
        return new Sample(figures);
    }

    OptionalDouble get(Figure figure) {
        Double value = figures.get(figure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
