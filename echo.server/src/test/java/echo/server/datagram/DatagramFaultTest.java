package echo.server.datagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;

import echo.api.Datagram;
import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.List;

/** Whatever a handler does with a datagram, the next one is served. */
@Timeout(60)
final class DatagramFaultTest {

    private static final byte FAIL = 1;
    private static final byte[] HELLO = {2, 3};

    /** What a handler may throw that is not a reply that cannot be sent. */
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
            void happen() throws InterruptedException {
                happen();
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

        abstract void happen() throws InterruptedException;
    }

    private final RecordedLog log = new RecordedLog(Log.SERVER);

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @EnumSource
    void isLoggedOnceAMinuteWithItsName(Fault fault) throws Exception {
        try (var server = TestServer.of(datagram -> failOr(datagram, fault::happen));
                var client = Client.of(server)) {
            client.send(FAIL);
            client.send(FAIL);
            assertArrayEquals(HELLO, client.pingPong(HELLO), "the next is served");
            client.assertNothingCame("and the others have no reply");
            assertEquals(1, log.complaints().size(), "one complaint: " + log.complaints());
            ILoggingEvent error = log.complaints().getFirst();
            assertEquals(Level.ERROR, error.getLevel(), "the level of a fault");
            assertEquals(
                    server.name() + ": handler test failed",
                    error.getFormattedMessage(),
                    "the listener and the handler");
            assertEquals(
                    fault.type.getName(),
                    error.getThrowableProxy().getClassName(),
                    "what was thrown");
        }
    }

    @Test
    void aFaultThatCannotBeLoggedIsLoggedByItsType() throws Exception {
        try (var server =
                        TestServer.of(
                                datagram ->
                                        failOr(
                                                datagram,
                                                () -> {
                                                    throw new Speechless();
                                                }));
                var client = Client.of(server)) {
            client.send(FAIL);
            client.send(FAIL);
            assertArrayEquals(HELLO, client.pingPong(HELLO), "the next is served");
            assertEquals(
                    List.of(
                            "%s: handler test failed with %s"
                                    .formatted(server.name(), Speechless.class.getName())),
                    log.complaints().stream().map(ILoggingEvent::getFormattedMessage).toList(),
                    "the handler, and what was thrown, at least");
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

    /** The peer's network may be the cause, or a payload that is too large for it. */
    @Test
    void aReplyThatCannotBeSentIsNoFault() throws Exception {
        try (var server =
                        TestServer.of(
                                datagram ->
                                        failOr(datagram, () -> datagram.reply(new byte[70_000])));
                var client = Client.of(server)) {
            client.send(FAIL);
            assertArrayEquals(HELLO, client.pingPong(HELLO), "the next is served");
            assertEquals(List.of(), log.complaints(), "nothing to complain of");
            assertTrue(
                    log.events(Level.DEBUG).stream()
                            .map(ILoggingEvent::getFormattedMessage)
                            .anyMatch(line -> line.contains(" cannot answer 127.0.0.1:")),
                    "for debugging: " + log.events());
        }
    }

    /** An interrupt would close the socket under whoever receives next. */
    @Test
    void anInterruptThatAHandlerLeavesBehindDoesNotMatter() throws Exception {
        try (var server =
                        TestServer.of(
                                datagram ->
                                        failOr(
                                                datagram,
                                                () -> Thread.currentThread().interrupt()));
                var client = Client.of(server)) {
            client.send(FAIL);
            client.send(FAIL);
            assertArrayEquals(HELLO, client.pingPong(HELLO), "the next is served");
            assertEquals(List.of(), log.complaints(), "nothing to complain of");
        }
    }

    @Test
    void anInterruptedHandlerMayReply() throws Exception {
        try (var server =
                        TestServer.of(
                                datagram -> {
                                    Thread.currentThread().interrupt();
                                    TestHandler.echo(datagram);
                                    boolean interrupted = Thread.currentThread().isInterrupted();
                                    datagram.reply(new byte[] {(byte) (interrupted ? 1 : 0)});
                                });
                var client = Client.of(server)) {
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(HELLO, client.pingPong(HELLO), "the reply");
                assertArrayEquals(new byte[] {1}, client.receive(), "it still is interrupted");
            }
            assertEquals(List.of(), log.complaints(), "nothing to complain of");
        }
    }

    private interface Failing {
        void happen() throws IOException, InterruptedException;
    }

    private static void failOr(Datagram datagram, Failing fault)
            throws IOException, InterruptedException {
        if (datagram.payload()[0] == FAIL) {
            fault.happen();
        } else {
            TestHandler.echo(datagram);
        }
    }
}
