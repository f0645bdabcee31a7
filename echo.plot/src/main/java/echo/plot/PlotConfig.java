package echo.plot;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to draw.
 *
 * @param logs at least one
 * @param title above the charts
 * @param output standard output if there is none
 */
record PlotConfig(List<Path> logs, String title, Optional<Path> output) {

    PlotConfig {
        logs = List.copyOf(logs);
    }

    /** Takes a command line apart; the exception's message is for the user. */
    static PlotConfig parse(String... args) throws ParseException {
        CommandLine line = line(args);
        var logs = new ArrayList<Path>();
        for (String argument : line.getArgList()) {
            logs.add(path(argument));
        }
        if (logs.isEmpty()) {
            throw new ParseException(
                    "no log to draw: name one or more, as 'echo-client load --hdr LOG' writes"
                            + " them");
        }
        String output = line.getOptionValue("output");
        return new PlotConfig(
                logs,
                line.getOptionValue("title", "Latency and throughput"),
                output == null ? Optional.empty() : Optional.of(path(output)));
    }

    private static CommandLine line(String... args) throws ParseException {
        try {
            return DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .get()
                    .parse(options(), args);
        } catch (UnrecognizedOptionException e) {
            throw new ParseException("unknown option '" + e.getOption() + "'");
        } catch (MissingArgumentException e) {
            throw new ParseException("--%s needs a value".formatted(e.getOption().getLongOpt()));
        }
    }

    private static Options options() {
        return new Options()
                .addOption(Option.builder().longOpt("output").hasArg().get())
                .addOption(Option.builder().longOpt("title").hasArg().get());
    }

    private static Path path(String text) throws ParseException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ParseException("'%s' is no file name".formatted(text));
        }
    }
}
