package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;

import echo.api.Connection;
import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.TreeMap;

/** A handler that fails ends its one connection, with a reset and one line in the log. */
@Timeout(60)
final class HandlerFaultTest {

    /** What a handler may throw that is not the peer's going away. */
    enum Fault {
        RUNTIME(IllegalStateException.class) {
            @Override
            void happen() {
                throw new IllegalStateException("a fault");
            }
        },
        ASSERTION(AssertionError.class) {
            @Override
            void happen() {
                throw new AssertionError("a fault");
            }
        },
        OVERFLOW(StackOverflowError.class) {
            @Override
            void happen() throws IOException {
                happen();
            }
        },
        ITS_OWN_IO(FileNotFoundException.class) {
            @Override
            void happen() throws IOException {
                throw new FileNotFoundException("a fault");
            }
        },
        UNCHECKED_IO(UncheckedIOException.class) {
            @Override
            void happen() {
                throw new UncheckedIOException(new FileNotFoundException("a fault"));
            }
        },
        INTERRUPTED(InterruptedException.class) {
            @Override
            void happen() throws InterruptedException {
                throw new InterruptedException("a fault");
            }
        };

        private final Class<? extends Throwable> type;

        Fault(Class<? extends Throwable> type) {
            this.type = type;
        }

        abstract void happen() throws IOException, InterruptedException;
    }

    @ParameterizedTest
    @EnumSource
    void aFaultEndsOneConnection(Fault fault) throws Exception {
        try (var log = new RecordedLog(Log.SERVER);
                var access = new RecordedLog(Log.ACCESS)) {
            try (var server = new TestServer(connection -> failFirst(connection, fault));
                    var faulty = server.connect();
                    var next = server.connect()) {
                assertReset(faulty);
                byte[] hello = {1, 2, 3};
                assertArrayEquals(hello, Exchange.pingPong(next, hello), "the next is served");
                next.shutdownOutput();
                assertEquals(-1, next.getInputStream().read(), "and ends as it should");
            }
            assertOneError(log, fault.type);
            var endings = new TreeMap<Object, String>();
            access.events().stream()
                    .map(AccessEntry::of)
                    .forEach(entry -> endings.put(entry.values().get("id"), entry.end()));
            assertEquals(Map.of(1L, "fault", 2L, "eof"), endings, "how each ended");
        }
    }

    @Test
    void aFaultThatCannotBeLoggedEndsOneConnectionToo() throws Exception {
        try (var log = new RecordedLog(Log.SERVER);
                var server =
                        new TestServer(
                                connection -> {
                                    connection.input().read();
                                    throw new Speechless();
                                });
                var socket = server.connect()) {
            assertReset(socket);
            assertEquals(
                    "connection 1: handler test failed with " + Speechless.class.getName(),
                    log.complaints().getFirst().getFormattedMessage(),
                    "what was thrown, at least");
        }
    }

    /** Not even its message can be had. */
    private static final class Speechless extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException("no message");
        }
    }

    /** Half an answer must not look like a whole one. */
    @Test
    void aFaultBehindHalfAnAnswerIsAResetToo() throws Exception {
        try (var log = new RecordedLog(Log.SERVER);
                var server =
                        new TestServer(
                                connection -> {
                                    connection.output().write(7);
                                    connection.input().read();
                                    throw new IllegalStateException("a fault");
                                });
                var socket = server.connect()) {
            assertEquals(7, socket.getInputStream().read(), "half the answer");
            assertReset(socket);
            assertOneError(log, IllegalStateException.class);
        }
    }

    private static void failFirst(Connection connection, Fault fault)
            throws IOException, InterruptedException {
        if (connection.id() == 1) {
            connection.input().read();
            fault.happen();
        }
        TestHandler.echo(connection);
    }

    private static void assertReset(Socket socket) throws IOException {
        socket.getOutputStream().write(1);
        var e =
                assertThrows(
                        SocketException.class,
                        () -> socket.getInputStream().read(),
                        "the peer sees a reset, not the end of an answer");
        assertEquals("Connection reset", e.getMessage(), "what the peer sees");
    }

    private static void assertOneError(RecordedLog log, Class<? extends Throwable> type) {
        assertEquals(1, log.complaints().size(), "one complaint: " + log.complaints());
        ILoggingEvent error = log.complaints().getFirst();
        assertEquals(Level.ERROR, error.getLevel(), "the level of a fault");
        assertEquals(
                "connection 1: handler test failed",
                error.getFormattedMessage(),
                "names the connection and the handler");
        assertEquals(type.getName(), error.getThrowableProxy().getClassName(), "what was thrown");
        assertTrue(
                error.getThrowableProxy().getStackTraceElementProxyArray().length > 0,
                "with its stack trace");
    }
}
