package echo.client.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;

final class LatencyReportTest {

    private static Histogram of(long... nanos) {
        Histogram times = Measured.histogram();
        for (long one : nanos) {
            times.recordValue(one);
        }
        return times;
    }

    @Test
    void aTableHasAColumnForEachThatHasTimes() {
        var columns = new LinkedHashMap<String, Histogram>();
        columns.put("echo", of(100, 200, 300));
        columns.put("none", of());
        columns.put("connect", of(1_000_000));
        assertEquals(
                List.of(
                        "        echo    connect",
                        "min     100 ns  1.00 ms",
                        "mean    200 ns  1.00 ms",
                        "p50     200 ns  1.00 ms",
                        "p75     300 ns  1.00 ms",
                        "p90     300 ns  1.00 ms",
                        "p99     300 ns  1.00 ms",
                        "p99.9   300 ns  1.00 ms",
                        "p99.99  300 ns  1.00 ms",
                        "max     300 ns  1.00 ms"),
                LatencyReport.table(columns),
                "the table");
    }

    @Test
    void barsCountEachTimeOnce() {
        assertEquals(
                List.of(
                        "  100 ns - 200 ns    50.00 %  " + "#".repeat(40),
                        "  200 ns - 500 ns     0.00 %",
                        "  500 ns - 1.00 us   25.00 %  " + "#".repeat(20),
                        " 1.00 us - 2.00 us   25.00 %  " + "#".repeat(20)),
                LatencyReport.bars(of(100, 199, 999, 1000)),
                "ranges that grow as 1, 2, 5, without their ends");
    }

    @Test
    void nothingMeasuredIsNothingShown() {
        assertEquals(List.of(), LatencyReport.bars(of()), "bars");
        assertEquals(List.of(), LatencyReport.table(new LinkedHashMap<>()), "table");
    }
}
