package echo.client.latency;

import java.util.List;

/**
 * A percentile.
 *
 * @param name such as {@code p99.9}
 * @param percent more than 0, at most 100
 */
record Percentile(String name, double percent) {

    static final List<Percentile> SHOWN =
            List.of(of("50"), of("75"), of("90"), of("99"), of("99.9"), of("99.99"));

    static Percentile of(String percent) {
        return new Percentile("p" + percent, Double.parseDouble(percent));
    }
}
