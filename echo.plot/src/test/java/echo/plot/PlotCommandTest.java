package echo.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;

/** The command line, where the drawing goes, and exit codes. */
final class PlotCommandTest {

    @TempDir private Path folder;

    @Test
    void writesTheSameToAFileAsToStandardOutput() throws Exception {
        Path log = Logs.write(folder.resolve("a log.hlog"), new long[] {1, 2, 3});
        Path svg = folder.resolve("a drawing.svg");
        PlotRun toFile = PlotRun.drawing("--output", svg, log);
        assertEquals(new PlotRun(PlotCommand.OK, "", ""), toFile, "with --output, nothing is said");
        assertEquals(PlotRun.of(log).out(), Files.readString(svg), "the drawing in the file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''               | no log to draw: name one or more",
                "--output x.svg   | no log to draw: name one or more",
                "--colour red log | unknown option '--colour'",
                "--output         | --output needs a value",
                "--out x.svg log  | unknown option '--out'",
            })
    void saysWhatIsWrongWithTheCommandLine(String line, String words) {
        PlotRun run = PlotRun.of((Object[]) (line.isEmpty() ? new String[0] : line.split(" ")));
        assertEquals(PlotCommand.USAGE, run.exitCode(), "usage: " + run.err());
        assertTrue(
                run.err().startsWith("echo-plot: " + words), "'" + run.err() + "' says " + words);
        assertTrue(run.err().contains("Try 'echo-plot --help'."), "it says where help is");
    }

    @Test
    void drawsNothingIfOneOfTheLogsIsBad() throws Exception {
        Path good = Logs.write(folder.resolve("good.hlog"), new long[] {1});
        Path bad = Files.createFile(folder.resolve("bad.hlog"));
        Path svg = folder.resolve("drawing.svg");
        PlotRun run = PlotRun.of("--output", svg, good, bad);
        assertEquals(PlotCommand.FAILED, run.exitCode(), "a bad log: " + run.err());
        assertTrue(run.err().startsWith("echo-plot: '" + bad + "' has no"), "named: " + run.err());
        assertFalse(Files.exists(svg), "no drawing is left");
    }

    @Test
    void saysWhyItCannotWrite() throws Exception {
        Path log = Logs.write(folder.resolve("log.hlog"), new long[] {1});
        assertEquals(
                "echo-plot: cannot write '%s': its folder does not exist: make it"
                        .formatted(folder.resolve("absent/x.svg")),
                PlotRun.drawing("--output", folder.resolve("absent/x.svg"), log).err().strip(),
                "the folder of the drawing is absent");
        PlotRun run = PlotRun.drawing("--output", folder, log);
        assertEquals(PlotCommand.FAILED, run.exitCode(), "a folder is written to: " + run.err());
        assertEquals(
                "echo-plot: cannot write '%s': it is a folder: choose another place"
                        .formatted(folder),
                run.err().strip(),
                "the drawing is a folder");
    }

    @Test
    void helps() {
        PlotRun help = PlotRun.of("--help");
        assertEquals(PlotCommand.OK, help.exitCode(), "help is no error");
        for (String option : new String[] {"--output", "--title", "--help", "--version"}) {
            assertTrue(help.out().contains(option), option + " is explained");
        }
        assertTrue(
                help.out().lines().allMatch(line -> line.length() <= 100),
                "no line is longer than 100");
        PlotRun version = PlotRun.of("--version");
        assertTrue(version.out().startsWith("echo-plot "), "the version: " + version.out());
    }
}
