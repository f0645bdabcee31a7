package echo.client.merge;

import static java.util.Objects.requireNonNull;

import echo.client.command.Console;
import echo.client.command.ExitCode;
import echo.client.command.Result;
import echo.client.command.Task;
import echo.client.latency.Assertions;
import echo.client.latency.HdrLogs;
import echo.client.latency.LatencyReport;
import echo.client.latency.Measured;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Adds up logs and prints the sum.
 *
 * @param files at least one
 * @param assertions what must hold of the sum
 */
record MergeTask(List<Path> files, Assertions assertions) implements Task {

    MergeTask {
        files = List.copyOf(files);
        requireNonNull(assertions);
    }

    @Override
    public Result run(Console console) {
        Measured sum;
        try {
            sum = HdrLogs.sum(files);
        } catch (IOException e) {
            console.complain(e.getMessage());
            return new Result(ExitCode.USAGE, Map.of());
        }
        console.say(
                String.format(
                        Locale.ROOT,
                        "%d requests in %.1f s: %.1f/s, of %d logs",
                        sum.echo().getTotalCount(),
                        sum.seconds(),
                        sum.rate(),
                        files.size()));
        print(sum, console);
        assertions.tell(sum, console::complain);
        var json = new LinkedHashMap<String, Object>();
        json.put("files", files.stream().map(Path::toString).toList());
        json.putAll(sum.json());
        json.put("assertions", assertions.json(sum));
        return new Result(assertions.hold(sum) ? ExitCode.OK : ExitCode.ASSERTION, json);
    }

    private static void print(Measured sum, Console console) {
        var columns = new LinkedHashMap<String, Histogram>();
        columns.put("echo", sum.echo());
        columns.put("connect", sum.connect());
        console.say("");
        LatencyReport.table(columns).forEach(console::say);
        console.say("");
        LatencyReport.bars(sum.echo()).forEach(console::say);
    }
}
