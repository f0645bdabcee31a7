package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** Logs of loads, written and added up. */
@Timeout(120)
final class LogsTest {

    @TempDir private Path folder;

    private Path log(String name, String options) throws Exception {
        Path log = folder.resolve(name);
        try (var server = new TestServer(Services::echo)) {
            LoadRun.of(server.uri(), options + " --hdr " + log).endedWith(ExitCode.OK);
        }
        return log;
    }

    @Test
    void addUp() throws Exception {
        Path first = log("first", "--requests 300");
        Path second = log("second", "--rate 100 --duration 1200ms");
        var merged =
                new LoadRun(ClientRun.of("merge", "--json", first.toString(), second.toString()))
                        .endedWith(ExitCode.OK);
        assertEquals(420, merged.number("requests"), 2, "those of both");
        assertEquals(20, merged.number("connectNanos", "count"), "connections, too");
        assertTrue(merged.number("seconds") >= 1.2, "from the first to the last");
    }

    @Test
    void haveTheFormatThatOthersRead() throws Exception {
        String log = Files.readString(log("log", "--requests 10"));
        assertTrue(log.contains("#[Histogram log format version 1.3]"), () -> "version: " + log);
        assertTrue(log.contains("\"StartTimestamp\",\"Interval_Length\""), () -> "legend: " + log);
        assertTrue(log.contains("\nTag=echo,"), () -> "the times of requests: " + log);
        assertTrue(log.contains("\nTag=connect,"), () -> "the times of connecting: " + log);
    }

    @Test
    void assertionsAreAboutTheSum() throws Exception {
        Path log = log("log", "--requests 100");
        ClientRun.of("merge", log.toString(), "--assert", "p50<1ns", "--json")
                .assertComplained("assertion not met: p50<1ns: p50 is ");
        assertEquals(
                ExitCode.OK,
                ClientRun.of("merge", log.toString(), "--assert", "max<1000s").exitCode(),
                "one that holds");
    }

    @Test
    void peopleSeeTheTable() throws Exception {
        ClientRun run = ClientRun.of("merge", log("log", "--requests 100").toString());
        assertTrue(run.out().startsWith("100 requests in "), () -> "the sum: " + run.out());
        assertTrue(run.out().contains("p99.9 "), () -> "percentiles: " + run.out());
    }

    @Test
    void whatIsNoLogIsNamed() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "no log\n");
        Path good = log("good", "--requests 10");
        String whole = Files.readString(good);
        Path cut = Files.writeString(folder.resolve("cut"), whole.substring(0, whole.length() - 9));
        Path empty = Files.createFile(folder.resolve("empty"));
        for (Path file : new Path[] {text, cut, empty, folder.resolve("none"), folder}) {
            ClientRun run = ClientRun.of("merge", good.toString(), file.toString());
            assertEquals(ExitCode.USAGE, run.exitCode(), () -> "exit code for " + file);
            assertEquals("", run.out(), "no sum of some");
            run.assertComplained(file.toString());
        }
    }

    @Test
    void aLogThatCannotBeWrittenIsSaidBeforeTheLoad() throws Exception {
        try (var server = new TestServer(Services::echo)) {
            ClientRun run =
                    ClientRun.of(
                            "load", server.uri(), "--hdr", folder.resolve("no/log").toString());
            assertEquals(ExitCode.USAGE, run.exitCode(), run.err());
            run.assertComplained("no/log cannot be written: there is no such file or folder");
        }
    }
}
