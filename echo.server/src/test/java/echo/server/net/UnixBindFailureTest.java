package echo.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import echo.api.net.UnixEndpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.BindException;
import java.net.SocketException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Map;

/** The system's word, and what the user can do about it. */
final class UnixBindFailureTest {

    private static final UnixEndpoint ENDPOINT =
            new UnixEndpoint(Path.of("/run/echo.sock"), Map.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Address already in use | another server listens there: choose another path",
                "A file is there that is no socket | remove it, or choose another path",
                "Unix domain path too long | a Unix socket's path has about 100 bytes: choose a"
                        + " shorter one",
                "No such file or directory | make the folder first",
                "Permission denied | the folder cannot be written to",
            })
    void theAdviceFitsTheReason(String reason, String advice) {
        String expected = "/run/echo.sock: %s (%s)".formatted(reason, advice);
        assertEquals(
                expected,
                BindFailure.explain(ENDPOINT, new BindException(reason)),
                "for what bind() says");
        assertEquals(
                expected,
                BindFailure.explain(ENDPOINT, new SocketException(reason)),
                "whichever class Java has for it");
    }

    @Test
    void anotherReasonIsGivenAsItIs() {
        assertEquals(
                "/run/echo.sock: Operation not supported",
                BindFailure.explain(ENDPOINT, new SocketException("Operation not supported")),
                "without advice");
    }

    @Test
    void aFileThatCannotBeTouchedIsNamed() {
        assertEquals(
                "/run/other.sock: AccessDeniedException (check the file's owner and the folder's"
                        + " permissions)",
                BindFailure.explain(ENDPOINT, new AccessDeniedException("/run/other.sock")),
                "the file, as the failure has it");
    }
}
