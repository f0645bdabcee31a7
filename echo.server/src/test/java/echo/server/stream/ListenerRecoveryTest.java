package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import echo.server.RecordedLog;
import echo.server.limits.Capacity;
import echo.server.log.Log;
import echo.server.net.ListenerConfig;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Whatever accepting throws, a listener goes on by itself. */
@Timeout(60)
final class ListenerRecoveryTest {

    private final RecordedLog log = new RecordedLog(Log.SERVER);
    private final OpenConnections connections = new OpenConnections();
    private ServerSocketChannel real;
    private ServerSocketChannel failing;

    @BeforeEach
    void open() throws IOException {
        real = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        failing = mock(ServerSocketChannel.class, delegatesTo(real));
    }

    @AfterEach
    void close() throws IOException {
        real.close();
        log.close();
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IOException("Too many open files"),
                new IllegalStateException("a fault"),
                new OutOfMemoryError("no native thread"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsWaitedOut(Throwable failure) throws Exception {
        doThrow(failure, failure, failure).doAnswer(call -> real.accept()).when(failing).accept();
        var listener = listener(TestHandler::echo);
        listener.start();
        try (var socket = TestServer.connect("127.0.0.1", real.socket().getLocalPort())) {
            byte[] hello = {1, 2, 3};
            assertArrayEquals(
                    hello, Exchange.pingPong(socket, hello), "served after three failures");
            assertEquals(1, log.complaints().size(), "one complaint: " + log.complaints());
            String complaint = log.complaints().getFirst().getFormattedMessage();
            assertTrue(complaint.contains(failure.toString()), "the cause: " + complaint);
            assertTrue(complaint.startsWith(listener.name()), "the listener: " + complaint);
        } finally {
            listener.close(Duration.ZERO);
        }
    }

    @Test
    void closingDoesNotWaitForTheBackoff() throws Exception {
        var manyFailures = new CountDownLatch(7);
        doAnswer(
                        call -> {
                            manyFailures.countDown();
                            throw new IOException("Too many open files");
                        })
                .when(failing)
                .accept();
        var listener = listener(TestHandler::echo);
        listener.start();
        manyFailures.await();
        listener.close(Duration.ZERO);
        assertFalse(real.isOpen(), "the socket is closed");
        assertEquals(1, log.complaints().size(), "closing is no failure: " + log.complaints());
    }

    @Test
    void closingIsNoFailure() throws Exception {
        var listener =
                new StreamListener(
                        () -> config(TestHandler::echo),
                        new TcpAcceptor("tcp", real),
                        connections,
                        Capacity.ofProcess());
        listener.start();
        listener.close(Duration.ZERO);
        assertFalse(real.isOpen(), "the socket is closed");
        assertEquals(0, log.complaints().size(), "no complaint: " + log.complaints());
    }

    /** Nobody does that; but if somebody did, a listener must not go deaf. */
    @Test
    void anInterruptedAcceptorGoesOn() throws Exception {
        doThrow(new IOException("a failure"))
                .doAnswer(call -> real.accept())
                .when(failing)
                .accept();
        var listener = listener(TestHandler::echo);
        listener.start();
        try {
            listener.thread.interrupt();
            try (var socket = TestServer.connect("127.0.0.1", real.socket().getLocalPort())) {
                assertEquals(1, Exchange.pingPong(socket, (byte) 1)[0], "it accepts");
            }
        } finally {
            listener.close(Duration.ZERO);
        }
        assertFalse(listener.thread.isAlive(), "no acceptor is left");
    }

    private StreamListener listener(TestHandler.Body handler) throws IOException {
        ListenerConfig config = config(handler);
        return new StreamListener(
                () -> config, new TcpAcceptor("tcp", failing), connections, Capacity.ofProcess());
    }

    private ListenerConfig config(TestHandler.Body handler) {
        return TestServer.config("tcp://127.0.0.1:" + real.socket().getLocalPort(), handler);
    }
}
