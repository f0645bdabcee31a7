package echo.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which intervals are read, and what is said of logs that cannot be. */
final class LogFileTest {

    @TempDir private Path folder;

    @Test
    void takesTheLatencyFromAmongOtherTags() throws Exception {
        Path file = folder.resolve("tags.hlog");
        try (var logs = new Logs(file)) {
            logs.interval("late", 1000, 900).second("echo", 1, 2);
            logs.interval("connect", 1000, 800).second("echo", 3);
        }
        IntervalLog log = LogFile.read(file);
        assertEquals(3, log.total().getTotalCount(), "values with the tag echo");
        assertEquals(
                List.of(0.0, 1.0),
                log.intervals().stream().map(each -> each.start() - log.start()).toList(),
                "starts of the intervals, in seconds");
        assertEquals(2, log.intervals().get(0).rate(), "values per second of the first");
    }

    @Test
    void takesALogWithoutTagsAsItIs() throws Exception {
        Path file = folder.resolve("plain.hlog");
        try (var logs = new Logs(file)) {
            logs.second("", 1, 2).second("", 3);
        }
        assertEquals(3, LogFile.read(file).total().getTotalCount(), "values without a tag");
    }

    @Test
    void namesTheTagsThatItCannotDraw() throws Exception {
        Path file = folder.resolve("other.hlog");
        try (var logs = new Logs(file)) {
            logs.second("late", 1).second("connect", 2);
        }
        assertComplains(
                file, "has only intervals with the tags late, connect: draw one with 'echo'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Tag=echo,1.000,1.0", "Tag=echo,1.000,1.000,3.0,HISTFAAA", "x", "1,2,3,4"})
    void namesTheBrokenLine(String broken) throws Exception {
        Path file = Logs.write(folder.resolve("broken.hlog"), new long[] {1}, new long[] {2});
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.add(lines.size() - 1, broken);
        Files.write(file, lines);
        assertComplains(file, "line 6 of '" + file + "' is broken: delete it");
    }

    @Test
    void namesTheLastLineIfItsWriterWasKilled() throws Exception {
        Path file = Logs.write(folder.resolve("cut.hlog"), new long[] {1}, new long[] {2});
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 20));
        assertComplains(file, "line 6 of '" + file + "' is broken: delete it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello, world", "\u0000\u00ff\u0080", "<svg/>"})
    void knowsWhatIsNoLog(String text) throws Exception {
        Path file = folder.resolve("no.hlog");
        Files.write(file, text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertComplains(file, "is no histogram log (echo-client load --hdr FILE writes one)");
    }

    @Test
    void wantsIntervals() throws Exception {
        assertComplains(Files.createFile(folder.resolve("empty.hlog")), "has no intervals");
        assertComplains(Logs.write(folder.resolve("header.hlog")), "has no intervals");
    }

    @Test
    void wantsValues() throws Exception {
        Path file = Logs.write(folder.resolve("zero.hlog"), new long[] {}, new long[] {});
        assertComplains(file, "nothing is recorded in '" + file + "': did any request succeed?");
    }

    @Test
    void wantsTime() throws Exception {
        Path file = folder.resolve("quick.hlog");
        try (var logs = new Logs(file)) {
            logs.interval("echo", 0, 1, 2, 3);
        }
        assertComplains(file, "no interval in '" + file + "' is a millisecond long");
    }

    @Test
    void wantsAFile() {
        assertComplains(folder.resolve("absent.hlog"), "there is no such file");
        assertComplains(folder, "it is a folder");
    }

    private static void assertComplains(Path file, String words) {
        String message =
                assertThrows(
                                PlotException.class,
                                () -> LogFile.read(file),
                                "what cannot be drawn is not read")
                        .getMessage();
        assertTrue(message.contains(words), "'" + message + "' says '" + words + "'");
        assertTrue(message.contains(file.toString()), "'" + message + "' names the file");
        assertEquals(1, message.lines().count(), "it is one line: " + message);
    }
}
