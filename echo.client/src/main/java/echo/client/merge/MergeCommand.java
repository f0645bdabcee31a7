package echo.client.merge;

import static echo.cli.Help.value;

import echo.cli.Arguments;
import echo.cli.UsageException;
import echo.client.command.Manual;
import echo.client.command.Subcommand;
import echo.client.latency.Assertions;

import org.apache.commons.cli.Options;

import java.nio.file.Path;
import java.util.List;

/** The command line of {@code merge}. */
public final class MergeCommand implements Subcommand {

    private static final String HEADER =
            """
            Adds up the logs that load --hdr wrote, on one machine or several, or that any
            other program wrote in HdrHistogram's format: their histograms hold nanoseconds.
            """;

    private static final String EXAMPLES =
            """
            echo-client merge first.hlog second.hlog
            echo-client merge *.hlog --assert 'p99<5ms'
            """;

    /** The command line. */
    public MergeCommand() {}

    @Override
    public Manual manual() {
        return new Manual("merge", "FILE...", HEADER, EXAMPLES);
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(
                        value(
                                "assert",
                                "BOUNDS",
                                "End with code 7 unless they hold, such as p99<5ms,rate>1000."));
    }

    @Override
    public MergeTask task(Arguments arguments) throws UsageException {
        List<Path> files = arguments.rest().stream().map(Path::of).toList();
        if (files.isEmpty()) {
            throw new UsageException("merge needs at least one FILE that load --hdr wrote");
        }
        return new MergeTask(
                files,
                arguments.has("assert")
                        ? Assertions.parse("--assert", arguments.value("assert", ""))
                        : Assertions.NONE);
    }
}
