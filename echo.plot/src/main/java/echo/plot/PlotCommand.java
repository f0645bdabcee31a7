package echo.plot;

import org.apache.commons.cli.ParseException;

import java.awt.AWTError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The {@code echo-plot} command: the drawing to a file or {@code out}, errors to {@code err}. */
final class PlotCommand {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private static final String HELP =
            """
            Usage: echo-plot [OPTION]... LOG...

            Draws histogram logs, as 'echo-client load --hdr LOG' writes them, as SVG: latency by
            percentile, throughput over time, and the 99th percentile over time. Several logs go
            into one drawing, a line for each. Of a log with tags the intervals with the tag
            'echo' are drawn.

              --output FILE
                  Where to write to. Default: standard output.
              --title TEXT
                  What is written above. Default: Latency and throughput.
              -h, --help
                  Print this.
              -V, --version
                  Print the version.

            Example:
              echo-plot --output compare.svg one.hlog two.hlog

            Exit codes:
              0  drawn
              1  a log cannot be read, or the drawing cannot be made or written
              2  usage
            """;

    private final PrintStream out;
    private final PrintStream err;

    PlotCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs until it is done, and answers the exit code. */
    int call(String... args) {
        List<String> words = Arrays.asList(args);
        if (words.contains("--help") || words.contains("-h")) {
            out.print(HELP);
            out.flush();
            return OK;
        } else if (words.contains("--version") || words.contains("-V")) {
            out.println(version());
            return OK;
        }
        try {
            draw(PlotConfig.parse(args));
            return OK;
        } catch (ParseException e) {
            err.println("echo-plot: " + e.getMessage());
            err.println("Try 'echo-plot --help'.");
            return USAGE;
        } catch (PlotException e) {
            err.println("echo-plot: " + e.getMessage());
            return FAILED;
        }
    }

    private void draw(PlotConfig config) throws PlotException {
        var logs = new ArrayList<IntervalLog>();
        for (Path file : config.logs()) {
            logs.add(LogFile.read(file));
        }
        byte[] svg = drawn(config.title(), logs);
        if (config.output().isPresent()) {
            write(config.output().get(), svg);
        } else {
            out.write(svg, 0, svg.length);
            if (out.checkError()) {
                throw new PlotException("cannot write to standard output: give --output FILE");
            }
        }
    }

    private static byte[] drawn(String title, List<IntervalLog> logs) throws PlotException {
        try {
            return Drawing.of(title, logs);
        } catch (AWTError | InternalError | LinkageError | RuntimeException e) {
            // Which of these it is, and what it says, differs from Java to Java.
            if (Fonts.areThere()) {
                throw e;
            }
            throw new PlotException(
                    "cannot draw: Java finds no fonts on this machine: install fontconfig and a"
                            + " font, such as fonts-dejavu-core");
        }
    }

    private static void write(Path file, byte[] svg) throws PlotException {
        try {
            Files.write(file, svg);
        } catch (NoSuchFileException e) {
            throw cannotWrite(file, "its folder does not exist: make it");
        } catch (AccessDeniedException e) {
            throw cannotWrite(file, "permission denied: choose another place");
        } catch (IOException e) {
            String reason =
                    Files.isDirectory(file) ? "it is a folder" : String.valueOf(e.getMessage());
            throw cannotWrite(file, reason + ": choose another place");
        }
    }

    private static PlotException cannotWrite(Path file, String reason) {
        return new PlotException("cannot write '%s': %s".formatted(file, reason));
    }

    private static String version() {
        var module = Main.class.getModule().getDescriptor();
        String version = module == null ? "unknown" : module.rawVersion().orElse("unknown");
        return "echo-plot %s (Java %s)".formatted(version, Runtime.version());
    }
}
