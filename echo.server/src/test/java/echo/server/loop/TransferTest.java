package echo.server.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.Random;

@Timeout(60)
class TransferTest {

    @Test
    void whatComesGoesBackUntilThePeerEnds() throws Exception {
        try (Pair pair = Pair.connected()) {
            Task<Long> echo = Task.start(() -> echo(pair));
            OutputStream there = Channels.newOutputStream(pair.peer);
            for (int i = 0; i < 100; i++) {
                byte[] message = bytes(i, 1 + i * 7);
                there.write(message);
                byte[] answer = Channels.newInputStream(pair.peer).readNBytes(message.length);
                assertArrayEquals(message, answer, "message " + i);
            }
            pair.peer.shutdownOutput();
            assertEquals(34_750, echo.get(), "bytes that were counted");
        }
    }

    @Test
    void whatAPeerDoesNotReadIsHandedBackAndLosesNothing() throws Exception {
        byte[] sent = bytes(1, 32 << 20);
        try (Pair pair = Pair.connected()) {
            Task<Long> echo = Task.start(() -> echo(pair));
            Task<Boolean> peer =
                    Task.start(
                            () -> {
                                Channels.newOutputStream(pair.peer).write(sent);
                                pair.peer.shutdownOutput();
                                return true;
                            });
            // It has met a peer that does not read when both wait.
            echo.waiting();
            peer.waiting();
            byte[] received = Channels.newInputStream(pair.peer).readNBytes(sent.length);
            assertTrue(peer.get(), "the peer's writes");
            assertArrayEquals(sent, received, "what came back");
            assertEquals(sent.length, echo.get(), "bytes that were counted");
        }
    }

    @Test
    void whatAnotherThreadWritesIsNotMixedWithIt() throws Exception {
        byte[] large = new byte[16 << 20];
        Arrays.fill(large, (byte) 'b');
        try (Pair pair = Pair.connected()) {
            Task<Boolean> write =
                    Task.start(
                                    () -> {
                                        pair.output.write(large);
                                        return true;
                                    })
                            .waiting();
            Task<Long> echo = Task.start(() -> echo(pair)).waiting();
            pair.peer.write(ByteBuffer.wrap(new byte[] {'e'}));
            pair.peer.shutdownOutput();
            byte[] received = Channels.newInputStream(pair.peer).readNBytes(large.length + 1);
            assertTrue(write.get(), "the write's end");
            assertEquals(1, echo.get(), "bytes that were echoed");
            assertArrayEquals(large, Arrays.copyOf(received, large.length), "the write, whole");
            assertEquals('e', received[large.length], "the echo, behind it");
        }
    }

    @Test
    void aCloseEndsIt() throws Exception {
        try (Pair pair = Pair.connected()) {
            Task<Long> echo = Task.start(() -> echo(pair)).waiting();
            pair.socket.close();
            assertInstanceOf(AsynchronousCloseException.class, echo.failure());
        }
    }

    @Test
    void aResetEndsIt() throws Exception {
        try (Pair pair = Pair.connected()) {
            Task<Long> echo = Task.start(() -> echo(pair)).waiting();
            pair.peer.setOption(java.net.StandardSocketOptions.SO_LINGER, 0);
            pair.peer.close();
            assertInstanceOf(IOException.class, echo.failure());
        }
    }

    @Test
    void anErrorIsItsThreadsAndTheLoopGoesOn() throws Exception {
        var error = new StackOverflowError("of a test");
        try (Pair broken = Pair.connected();
                Pair sound = Pair.connected()) {
            Task<byte[]> fails =
                    Task.start(
                                    () ->
                                            broken.input.transfer(
                                                    new Transfer() {
                                                        @Override
                                                        protected void moved(int in, int out) {
                                                            throw error;
                                                        }
                                                    }))
                            .waiting();
            Task<Long> echo = Task.start(() -> echo(sound)).waiting();
            broken.peer.write(ByteBuffer.wrap(new byte[1]));
            assertSame(error, fails.failure(), "what its thread sees");
            sound.peer.write(ByteBuffer.wrap(new byte[] {42}));
            assertEquals(42, Channels.newInputStream(sound.peer).read(), "another one's echo");
            sound.peer.shutdownOutput();
            assertEquals(1, echo.get(), "bytes of the other one");
        }
    }

    /** As a handler does it; how many bytes went back. */
    private static long echo(Pair pair) throws IOException {
        long[] count = {0};
        while (true) {
            byte[] rest =
                    pair.input.transfer(
                            new Transfer() {
                                @Override
                                protected void moved(int received, int sent) {
                                    count[0] += sent;
                                }
                            });
            if (rest.length == 0) {
                return count[0];
            }
            pair.output.write(rest);
            count[0] += rest.length;
            echo.server.limits.TransferBuffers.OF_PROCESS.give(rest);
        }
    }

    private static byte[] bytes(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
