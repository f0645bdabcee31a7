package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.regex.Pattern;

/** The doctor of this machine, of which nobody knows how it is. */
@Timeout(60)
final class DoctorTest {

    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern CHECK =
            Pattern.compile(
                    "\\{\"name\": \"[a-z0-9-]+\", \"ok\": (true|false), \"found\": %s, \"wanted\": %s, \"fix\": %s\\}"
                            .formatted(TEXT, TEXT, TEXT));

    @Test
    void printsJson() throws Exception {
        ClientRun run = ClientRun.of("doctor", "--json", "--connections", "50", "--rate", "3");
        Pattern whole =
                Pattern.compile(
                        """
                        \\{"schema": 1, "command": "doctor", "exitCode": %d, "errors": \\[%s\\],\
                         "doctor": \\{"connections": 50, "rate": 3,\
                         "checks": \\[%s(, %s)+\\]\\}\\}
                        """
                                .formatted(
                                        run.exitCode(),
                                        run.exitCode() == ExitCode.OK ? "" : TEXT,
                                        CHECK,
                                        CHECK));
        assertTrue(whole.matcher(run.out()).matches(), "is one object: " + run.out());
        boolean hasFault = CHECK.matcher(run.out()).results().anyMatch(c -> isFault(c.group(1)));
        assertEquals(
                hasFault ? ExitCode.ASSERTION : ExitCode.OK, run.exitCode(), "as the checks say");
    }

    private static boolean isFault(String ok) {
        return ok.equals("false");
    }

    @Test
    void noMachineHasDescriptorsForTenMillion() throws Exception {
        ClientRun run = ClientRun.of("doctor", "--connections", "10000000");
        assertEquals(ExitCode.ASSERTION, run.exitCode(), "exit code; it said: " + run.out());
        run.assertComplained("checks would spoil a run of 10000000 connections");
        assertTrue(
                run.out().lines().anyMatch(line -> line.matches("\\S+ +fix +.*")),
                "a fault in the table: " + run.out());
        run.out()
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .forEach(line -> assertTrue(line.length() <= 80, "fits a terminal: " + line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost             | unexpected argument 'localhost'",
                "--connections 0       | --connections '0' is not a number from 1 to 10000000",
                "--connections x       | --connections 'x' is not a number from 1 to 10000000",
                "--rate 1000001        | --rate '1000001' is not a number from 0 to 1000000",
                "--rate -1             | --rate '-1' is not a number from 0 to 1000000",
                "--rate                | --rate needs a value: N",
                "--source 127.0.0.1    | unknown option '--source'",
            })
    void refuses(String line, String complaint) throws Exception {
        ClientRun.of(("doctor " + line).split(" "))
                .assertRefused(complaint, "echo-client doctor --help");
    }
}
