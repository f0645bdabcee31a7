package echo.plot;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The command as it ended.
 *
 * @param exitCode what it answered
 * @param out its standard output
 * @param err its standard error
 */
record PlotRun(int exitCode, String out, String err) {

    static PlotRun of(Object... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int exitCode =
                new PlotCommand(
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8))
                        .call(words);
        return new PlotRun(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    /** Of a command that draws, which needs what not every machine has. */
    static PlotRun drawing(Object... args) {
        assumeTrue(Fonts.areThere(), "this machine has no fonts, or no fontconfig");
        return of(args);
    }
}
