package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Each exit code of the client, of its launcher, with each command that has it. */
final class ExitCodesIT {

    private static ServerProcess echo;
    private static ServerProcess silent;
    private static ServerProcess wrong;

    @BeforeAll
    static void start() throws Exception {
        echo = server("echo");
        silent = server("fault&stall-after=1");
        wrong = server("fault&corrupt-at=3");
    }

    private static ServerProcess server(String handler) throws Exception {
        return ServerProcess.start(
                Image.BUILT,
                "--listen",
                "tcp://127.0.0.1:0?handler=" + handler,
                "--drain-timeout",
                "0",
                "--log-level",
                "off");
    }

    @AfterAll
    static void stop() {
        List.of(echo, silent, wrong).forEach(ServerProcess::close);
    }

    @ParameterizedTest
    @CsvSource({
        "0, ECHO",
        "0, verify ECHO",
        "0, load ECHO --requests 20 --warmup 0s",
        "0, resolve localhost 7",
        "1, 127.0.0.1 1",
        "1, verify 127.0.0.1 1",
        "1, verify 127.0.0.1 1 --suite",
        "1, load 127.0.0.1 1",
        "2, --no-such-option",
        "2, verify --bytes many",
        "2, load --rate 0",
        "2, merge /no/such/file",
        "2, doctor --connections none",
        "2, resolve localhost",
        "3, no-such-host.invalid",
        "3, verify no-such-host.invalid",
        "3, load no-such-host.invalid",
        "3, resolve no-such-host.invalid 7",
        "4, SILENT --read-timeout 200ms",
        "4, verify SILENT --read-timeout 200ms",
        "4, load SILENT --read-timeout 200ms --duration 300ms --warmup 0s",
        "5, ECHO --tls",
        "5, verify ECHO --tls",
        "5, load ECHO --tls",
        "6, WRONG",
        "6, verify WRONG",
        "6, load WRONG --duration 200ms --warmup 0s",
        "7, load ECHO --requests 20 --warmup 0s --assert p50<1ns",
        "7, doctor --connections 1000000",
    })
    void isReached(int exitCode, String arguments) throws Exception {
        String words =
                arguments
                        .replace("ECHO", "127.0.0.1 " + echo.port())
                        .replace("SILENT", "127.0.0.1 " + silent.port())
                        .replace("WRONG", "127.0.0.1 " + wrong.port());
        Run run = Run.of((Image.BUILT.client() + " " + words).split(" "));
        assertEquals(exitCode, run.exit(), () -> "exit code of " + words + ": " + run);
        assertFalse(run.err().contains("Exception"), () -> "no stack trace: " + run.err());
        assertEquals(
                exitCode != 0,
                run.err().lines().anyMatch(line -> line.startsWith("echo-client: ")),
                () -> "says what went wrong, if so: " + run.err());
    }
}
