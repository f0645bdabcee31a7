package echo.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tool as it is delivered. */
@Timeout(60)
final class LauncherIT {

    private static final Path TOOL = Path.of(System.getProperty("echo.plot"));

    @TempDir private Path folder;
    private String log;

    @BeforeEach
    void log() throws Exception {
        log = Logs.write(folder.resolve("a log.hlog"), new long[] {1, 2}).toString();
    }

    @Test
    void drawsFromAnywhereAndByALink() throws Exception {
        assumeTrue(Fonts.areThere(), "this machine has no fonts, or no fontconfig");
        Path link = Files.createSymbolicLink(folder.resolve("plot it"), TOOL);
        Path svg = folder.resolve("a drawing.svg");
        Ended ended = run(Map.of(), link, "--output", svg.toString(), "--title", "Größe", log);
        assertEquals(new Ended(0, ""), ended, "drawn, and nothing is said");
        assertTrue(
                Svg.of(Files.readString(svg)).texts().contains("Größe"),
                "the title came through whole");
    }

    @Test
    void answersTheExitCode() throws Exception {
        Ended ended = run(Map.of(), TOOL, "absent.hlog");
        assertEquals(1, ended.exitCode(), "a log that is not there: " + ended.err());
        assertTrue(
                ended.err().startsWith("echo-plot: cannot read 'absent.hlog': there is no such"),
                "it is said: " + ended.err());
    }

    @Test
    void wantsAJavaThatCanDraw() throws Exception {
        Ended ended = run(Map.of("JAVA_HOME", folder.toString()), TOOL, log);
        assertEquals(1, ended.exitCode(), "there is no Java: " + ended.err());
        assertEquals(1, ended.err().lines().count(), "it is one line: " + ended.err());
        assertTrue(
                ended.err().contains("is no Java 17 or later with java.desktop: set JAVA_HOME"),
                "it says what to do: " + ended.err());
    }

    @Test
    void wantsFonts() throws Exception {
        Path config =
                Files.writeString(
                        folder.resolve("fonts.conf"),
                        """
                        <?xml version="1.0"?>
                        <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                        <fontconfig><dir>/nowhere</dir></fontconfig>
                        """);
        // Java remembers in the user's home which fonts it found.
        Ended ended =
                run(
                        Map.of(
                                "FONTCONFIG_FILE",
                                config.toString(),
                                "ECHO_JAVA_OPTS",
                                "-Duser.home=" + folder),
                        TOOL,
                        log);
        assertEquals(1, ended.exitCode(), "there are no fonts: " + ended.err());
        assertTrue(
                ended.err().startsWith("echo-plot: cannot draw: Java finds no fonts"),
                "it is said: " + ended.err());
        assertEquals(1, ended.err().lines().count(), "it is one line: " + ended.err());
    }

    private Ended run(Map<String, String> environment, Path tool, String... args)
            throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(tool.toString()), Stream.of(args)).toList();
        Path err = folder.resolve("err");
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.redirectError(err.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        try {
            return new Ended(process.waitFor(), Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * A process that ended.
     *
     * @param exitCode its exit code
     * @param err its standard error
     */
    private record Ended(int exitCode, String err) {}
}
