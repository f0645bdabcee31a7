package echo.client.load;

import echo.api.net.AddressText;
import echo.cli.Durations;
import echo.client.command.ExitCode;
import echo.client.latency.LatencyReport;
import echo.client.latency.Measured;
import echo.client.latency.Times;

import org.HdrHistogram.Histogram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of a load, for people and for programs. */
final class LoadReport {

    /** Later than that, at the median, a load is not the one that was asked for. */
    private static final double TOO_LATE_NANOS = 1e6;

    private final LoadConfig config;
    private final LoadResult result;
    private final Measured measured;

    LoadReport(LoadConfig config, LoadResult result) {
        this.config = config;
        this.result = result;
        measured = result.measured();
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(what());
        lines.add("");
        lines.add(
                format(
                        "%d requests in %.1f s: %.1f/s, %.2f MB/s each way, %d errors",
                        measured.echo().getTotalCount(),
                        measured.seconds(),
                        measured.rate(),
                        result.bytes() / Math.max(measured.seconds(), 1e-9) / 1e6,
                        measured.errors()));
        lines.add(
                format(
                        "this client: %.2f processors busy",
                        result.cpuSeconds() / Math.max(measured.seconds(), 1e-9)));
        if (config.idle() > 0) {
            lines.add(format("%d of %d idle connections held", result.heldIdle(), config.idle()));
        }
        List<String> table = LatencyReport.table(columns());
        if (!table.isEmpty()) {
            lines.add("");
            lines.addAll(table);
            lines.add("");
            lines.addAll(LatencyReport.bars(measured.echo()));
        }
        return lines;
    }

    private Map<String, Histogram> columns() {
        var columns = new LinkedHashMap<String, Histogram>();
        columns.put("echo", measured.echo());
        columns.put("connect", measured.connect());
        columns.put("begun late", result.late());
        return columns;
    }

    private String what() {
        Pace pace = config.pace();
        return format(
                "%s at %s: %d %s, %s, messages of %s bytes%s%s",
                config.connect().endpoint(),
                AddressText.of(result.peer()),
                config.connections(),
                config.connections() == 1 ? "connection" : "connections",
                pace.isOpenLoop() ? format("%.0f requests/s", pace.rate()) : "closed loop",
                config.sizes(),
                config.isConnectPerRequest() ? ", each on a connection of its own" : "",
                pace.warmup().isZero() ? "" : ", measured after " + Durations.text(pace.warmup()));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** A wrong reply is never fine; for the rest there are assertions, if there was any reply. */
    int exitCode() {
        Failures failures = result.failures();
        if (failures.count(Failures.Kind.MISMATCH) > 0) {
            return ExitCode.MISMATCH;
        } else if (measured.echo().getTotalCount() > 0
                || failures.count() == 0
                || result.heldIdle() > 0) {
            return ExitCode.OK;
        } else if (failures.count(Failures.Kind.TLS) > 0) {
            return ExitCode.TLS;
        }
        return failures.count(Failures.Kind.TIMEOUT) > 0 ? ExitCode.TIMEOUT : ExitCode.NO_SOCKET;
    }

    /** A line for each kind of failure, and for a load that was not the one that was wanted. */
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        for (Failures.Kind kind : Failures.Kind.values()) {
            long count = result.failures().count(kind);
            if (count > 0) {
                complaints.add(
                        "%d %s; the first: %s"
                                .formatted(count, kind.words, result.failures().first(kind)));
            }
        }
        if (result.late().getTotalCount() > 0
                && result.late().getValueAtPercentile(50) > TOO_LATE_NANOS) {
            complaints.add(
                    "requests were begun %s late at the median: the rate is more than the server,"
                                    .formatted(Times.text(result.late().getValueAtPercentile(50)))
                            + " or this machine, can do with so many connections");
        }
        return complaints;
    }

    Map<String, Object> json() {
        var object = new LinkedHashMap<String, Object>();
        object.put("endpoint", config.connect().endpoint().toString());
        object.put("address", AddressText.of(result.peer()));
        object.put("connections", config.connections());
        object.put("rate", config.pace().rate());
        object.put("messageSize", config.sizes().toString());
        object.put("connectPerRequest", config.isConnectPerRequest());
        object.putAll(measured.json());
        if (result.late().getTotalCount() > 0) {
            object.put("lateNanos", Measured.json(result.late()));
        }
        object.put("bytes", result.bytes());
        object.put("cpuSeconds", result.cpuSeconds());
        object.put("idle", config.idle());
        object.put("idleHeld", result.heldIdle());
        object.put("failures", result.failures().json());
        object.put("timeline", result.seconds().stream().map(Second::json).toList());
        return object;
    }
}
