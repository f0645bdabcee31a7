package echo.client;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import echo.client.command.ExitCode;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.stream.Stream;

/**
 * One run of the command, in this process.
 *
 * @param exitCode how it ended
 * @param out its standard output
 * @param err its standard error
 */
record ClientRun(int exitCode, String out, String err) {

    static ClientRun of(String... args) throws InterruptedException {
        return of(InputStream.nullInputStream(), args);
    }

    static ClientRun of(InputStream in, String... args) throws InterruptedException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exitCode =
                new ClientCommand(
                                in,
                                new PrintStream(out, true, UTF_8),
                                new PrintStream(err, true, UTF_8))
                        .call(args);
        return new ClientRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** Against a server. */
    static ClientRun at(TestServer server, String... options) throws InterruptedException {
        return at(server, InputStream.nullInputStream(), options);
    }

    static ClientRun at(TestServer server, InputStream in, String... options)
            throws InterruptedException {
        return of(
                in,
                Stream.concat(Stream.of(options), Stream.of(server.uri())).toArray(String[]::new));
    }

    /** The subcommand {@code verify} against a server. */
    static ClientRun verify(TestServer server, String... options) throws InterruptedException {
        return at(
                server,
                Stream.concat(Stream.of("verify"), Stream.of(options)).toArray(String[]::new));
    }

    void assertEnded(int expectedExitCode, String expectedOut) {
        assertAll(
                () -> assertEquals(expectedExitCode, exitCode, "exit code; it said: " + err),
                () -> assertEquals(expectedOut, out, "standard output"));
    }

    /** That the command line was refused, with these words and the way to help. */
    void assertRefused(String complaint, String help) {
        assertEnded(ExitCode.USAGE, "");
        var lines = err.lines().toList();
        assertEquals(2, lines.size(), "two lines: " + err);
        String first = lines.getFirst();
        assertTrue(first.startsWith("echo-client: "), "starts with the command's name: " + first);
        assertTrue(first.contains(complaint), "says '" + complaint + "': " + first);
        assertEquals("Try '" + help + "'.", lines.getLast(), "where to look");
    }

    /** One line, with all of these in it. */
    void assertComplained(String... parts) {
        assertTrue(err.startsWith("echo-client: "), "starts with the command's name: " + err);
        assertEquals(1, err.lines().count(), "is one line: " + err);
        for (String part : parts) {
            assertTrue(err.contains(part), "says '" + part + "': " + err);
        }
    }
}
