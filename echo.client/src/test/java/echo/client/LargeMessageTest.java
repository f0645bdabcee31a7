package echo.client;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.command.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** Messages larger than what the buffers between the two ends take. */
@Timeout(60)
final class LargeMessageTest {

    private static final int SIZE = 20 * 1024 * 1024;

    @Test
    void comesBackFromAServerThatEchoesAsItReads() throws Exception {
        assertExact(Services::echo);
    }

    @Test
    void comesBackFromAServerThatReadsAllFirst() throws Exception {
        assertExact(Services.answering(bytes -> bytes));
    }

    private static void assertExact(TestServer.Service service) throws Exception {
        try (var server = new TestServer(service)) {
            ClientRun run =
                    ClientRun.at(server, new ByteArrayInputStream(random()), "--message", "-");
            assertAll(
                    () -> assertEquals(ExitCode.OK, run.exitCode(), run.err()),
                    () ->
                            assertTrue(
                                    run.out().endsWith("… (" + SIZE + " bytes)\n"),
                                    "the end of what is shown"));
        }
    }

    @Test
    void hasOneWrongByteFarBehind() throws Exception {
        byte[] message = random();
        int offset = SIZE - 3;
        message[offset] = 'a';
        try (var server =
                new TestServer(Services.answering(b -> Services.withByte(b, offset, 'b')))) {
            ClientRun run =
                    ClientRun.at(server, new ByteArrayInputStream(message), "--message", "-");
            assertEquals(ExitCode.MISMATCH, run.exitCode(), "exit code");
            run.assertComplained("the byte at offset " + offset + " is 0x62, but 0x61 was sent");
        }
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        var sender = new AtomicReference<Thread>();
        var message =
                new FilterInputStream(new ByteArrayInputStream(random())) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        sender.set(Thread.currentThread());
                        return super.read(bytes, offset, length);
                    }
                };
        try (var server = new TestServer(Services::hold)) {
            ClientRun run =
                    ClientRun.at(server, message, "--message", "-", "--read-timeout", "200ms");
            assertEquals(ExitCode.TIMEOUT, run.exitCode(), "it was cut off while it sent");
        }
        assertNotNull(sender.get(), "the message was read");
        assertTrue(sender.get().isVirtual(), "on a virtual thread");
        assertFalse(sender.get().isAlive(), "which is over");
    }

    private static byte[] random() {
        var bytes = new byte[SIZE];
        new Random(50007).nextBytes(bytes);
        return bytes;
    }
}
