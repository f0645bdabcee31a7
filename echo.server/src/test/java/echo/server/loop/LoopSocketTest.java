package echo.server.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.util.Arrays;
import java.util.Random;

@Timeout(60)
class LoopSocketTest {

    /** More than the system keeps for both sides together. */
    private static final int LARGE = 16 << 20;

    private Pair pair;

    @BeforeEach
    void connect() throws IOException {
        pair = Pair.connected();
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
    }

    @Test
    void aReadWaitsForWhatComes() throws Exception {
        Task<byte[]> read = Task.start(() -> pair.input.readNBytes(5)).waiting();
        send("later");
        assertEquals("later", new String(read.get()), "what came while it waited");
    }

    @Test
    void whatComesWhileNobodyReadsIsThereForTheNextRead() throws Exception {
        Task<byte[]> first = Task.start(() -> pair.input.readNBytes(1)).waiting();
        send("a");
        first.get();
        for (int i = 0; i < 100; i++) {
            send("bcd");
            assertEquals("b", new String(pair.input.readNBytes(1)), "round " + i);
            assertEquals("cd", new String(pair.input.readNBytes(2)), "the rest of round " + i);
        }
    }

    @Test
    void theEndIsReadAgainAndAgain() throws Exception {
        Task<Integer> read = Task.start(() -> pair.input.read()).waiting();
        pair.peer.shutdownOutput();
        assertEquals(-1, read.get(), "the end, which came while it waited");
        assertEquals(-1, pair.input.read(), "the end once more");
        pair.output.write('x');
        assertEquals('x', Channels.newInputStream(pair.peer).read(), "a write after the end");
    }

    @Test
    void aReadOfNothingDoesNotWait() throws IOException {
        assertEquals(0, pair.input.read(new byte[0]), "bytes read into an empty array");
    }

    @Test
    void aReadPastTheArrayIsTheCallersFault() {
        assertThrows(IndexOutOfBoundsException.class, () -> pair.input.read(new byte[2], 1, 2));
    }

    @Test
    void availableIsWhatCanBeReadNow() throws Exception {
        assertEquals(0, pair.input.available(), "before anything was sent");
        send("abc");
        pair.input.read();
        assertEquals(2, pair.input.available(), "after one of three was read");
    }

    @Test
    void aWriteWaitsUntilThePeerHasRead() throws Exception {
        byte[] sent = random(1, LARGE);
        Task<Boolean> write = writing(sent).waiting();
        byte[] received = Channels.newInputStream(pair.peer).readNBytes(LARGE);
        assertTrue(write.get(), "the write's end");
        assertArrayEquals(sent, received, "what the peer has read");
    }

    @Test
    void oneThreadReadsWhileAnotherWrites() throws Exception {
        byte[] there = random(2, LARGE);
        byte[] back = random(3, LARGE);
        Task<Boolean> write = writing(back);
        Task<byte[]> read = Task.start(() -> pair.input.readNBytes(LARGE));
        Task<Boolean> peer =
                Task.start(
                        () -> {
                            Channels.newOutputStream(pair.peer).write(there);
                            return true;
                        });
        byte[] received = Channels.newInputStream(pair.peer).readNBytes(LARGE);
        assertTrue(write.get() && peer.get(), "both writes' ends");
        assertArrayEquals(there, read.get(), "what was read");
        assertArrayEquals(back, received, "what the peer has read");
    }

    @Test
    void twoThreadsThatWriteTakeTurns() throws Exception {
        byte[] a = new byte[LARGE];
        Arrays.fill(a, (byte) 'a');
        byte[] b = new byte[LARGE];
        Arrays.fill(b, (byte) 'b');
        Task<Boolean> first = writing(a).waiting();
        Task<Boolean> second = writing(b);
        byte[] received = Channels.newInputStream(pair.peer).readNBytes(2 * LARGE);
        assertTrue(first.get() && second.get(), "both writes' ends");
        assertArrayEquals(a, Arrays.copyOf(received, LARGE), "all of the first before the second");
    }

    @Test
    void twoThreadsThatReadTakeTurns() throws Exception {
        Task<Integer> first = Task.start(() -> pair.input.read()).waiting();
        Task<Integer> second = Task.start(() -> pair.input.read());
        send("a");
        assertEquals('a', first.get(), "what the first waited for");
        send("b");
        assertEquals('b', second.get(), "what the second waited for");
    }

    @Test
    void aCloseEndsTheWaitOfReaderAndWriter() throws Exception {
        Task<Integer> read = Task.start(() -> pair.input.read()).waiting();
        Task<Boolean> write = writing(new byte[LARGE]).waiting();
        pair.socket.close();
        assertInstanceOf(AsynchronousCloseException.class, read.failure(), "the read");
        assertInstanceOf(AsynchronousCloseException.class, write.failure(), "the write");
        assertThrows(IOException.class, () -> pair.input.read(), "a read after the close");
        assertThrows(IOException.class, () -> pair.output.write(1), "a write after the close");
    }

    @Test
    void thePeerSeesTheCloseOfASocketThatWasWaitedFor() throws Exception {
        Task<Integer> read = Task.start(() -> pair.input.read()).waiting();
        pair.socket.close();
        read.failure();
        assertEquals(-1, Channels.newInputStream(pair.peer).read(), "the peer's read");
    }

    @Test
    void anInterruptClosesAsWithTheJdksSockets() throws Exception {
        Task<Integer> read = Task.start(() -> pair.input.read()).waiting();
        read.thread().interrupt();
        assertInstanceOf(ClosedByInterruptException.class, read.failure(), "the read");
        assertFalse(pair.socket.channel().isOpen(), "the socket is to be closed");
    }

    @Test
    void aThreadThatIsInterruptedDoesNotBeginToWait() throws Exception {
        Task<Integer> read =
                Task.start(
                        () -> {
                            Thread.currentThread().interrupt();
                            return pair.input.read();
                        });
        assertInstanceOf(ClosedByInterruptException.class, read.failure(), "the read");
    }

    @Test
    void aReadWithAnEndTakesWhatComesInTime() throws Exception {
        long end = System.nanoTime() + 20_000_000_000L;
        Task<Integer> read = Task.start(() -> pair.socket.readUntil(end, new byte[10])).waiting();
        send("abc");
        assertEquals(3, read.get(), "bytes before its end");
    }

    @Test
    void aReadWithAnEndThatIsOverFails() {
        assertThrows(
                SocketTimeoutException.class,
                () -> pair.socket.readUntil(System.nanoTime() + 1, new byte[10]));
    }

    @Test
    void aReadWithAnEndDoesNotTakeTurns() throws Exception {
        Task<Integer> read = Task.start(() -> pair.input.read()).waiting();
        long end = System.nanoTime() + 20_000_000_000L;
        assertThrows(IOException.class, () -> pair.socket.readUntil(end, new byte[1]));
        send("a");
        assertEquals('a', read.get(), "the other thread's read goes on");
    }

    private Task<Boolean> writing(byte[] bytes) {
        return Task.start(
                () -> {
                    pair.output.write(bytes);
                    return true;
                });
    }

    private void send(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes());
        while (bytes.hasRemaining()) {
            pair.peer.write(bytes);
        }
    }

    private static byte[] random(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
