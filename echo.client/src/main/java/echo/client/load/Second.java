package echo.client.load;

import org.HdrHistogram.Histogram;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured in one second of a load, or in what was left of it at the end.
 *
 * @param millis from the start of the measurement to the end of this
 * @param requests whose replies came
 * @param errors so far
 * @param p50 in nanoseconds, 0 if there was no reply; as the others
 * @param p99 in nanoseconds
 * @param max in nanoseconds
 */
record Second(long millis, long requests, long errors, long p50, long p99, long max) {

    static Second of(long millis, Histogram echo, long errors) {
        return new Second(
                millis,
                echo.getTotalCount(),
                errors,
                echo.getValueAtPercentile(50),
                echo.getValueAtPercentile(99),
                echo.getMaxValue());
    }

    Map<String, Object> json() {
        var object = new LinkedHashMap<String, Object>();
        object.put("millis", millis);
        object.put("requests", requests);
        object.put("errors", errors);
        object.put("p50Nanos", p50);
        object.put("p99Nanos", p99);
        object.put("maxNanos", max);
        return object;
    }
}
