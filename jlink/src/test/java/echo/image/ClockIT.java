package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The clock on the wall jumps, or the process stands still: nobody notices, and times hold. */
final class ClockIT {

    private static final int DRAIN_MILLIS = 1_000;
    private static final long HOUR = 3_600;

    /** RFC 868 counts from 1900. */
    private static final long SECONDS_TO_1970 = 2_208_988_800L;

    private static final int STILL_SECONDS = Stress.number(1, 10);

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {HOUR, -HOUR})
    void aJumpChangesNothing(long jump) throws Exception {
        Path shift = folder.resolve("shift");
        set(shift, 0);
        var environment =
                Map.of("LD_PRELOAD", library().toString(), "SHIFT_FILE", shift.toString());
        try (ServerProcess server =
                        ServerProcess.start(
                                Image.BUILT,
                                environment,
                                "--listen",
                                "tcp://127.0.0.1:0?handler=echo",
                                "--listen",
                                "tcp://127.0.0.1:0?handler=time",
                                "--drain-timeout",
                                DRAIN_MILLIS + "ms");
                var honest = new Honest(server.port(), 8)) {
            assertNear(0, offset(server));
            set(shift, jump);
            assertNear(jump, offset(server));
            honest.echo();
            try (var another = new Honest(server.port(), 8)) {
                another.echo();
            }
            // It jumps back in the middle of the drain.
            long start = System.nanoTime();
            server.terminate();
            server.err().await("the drain", l -> l.contains("connections may finish"));
            honest.echo();
            set(shift, 0);
            honest.echo();
            assertEquals(0, server.exit(), "a clean stop");
            double millis = (System.nanoTime() - start) / 1e6;
            assertTrue(
                    millis >= DRAIN_MILLIS && millis < DRAIN_MILLIS + 5_000,
                    () -> "the drain takes as long as it may, but took " + millis + " ms");
            List<String> log = server.err().all();
            assertEquals(8, log.stream().filter(l -> l.contains("end=cut")).count(), "the log");
            System.out.printf(
                    "clock jump of %d s: connections and log go on, a drain of %d ms took %.0f%n",
                    jump, DRAIN_MILLIS, millis);
        }
    }

    @Test
    void standingStillLosesNothing() throws Exception {
        try (ServerProcess server =
                        ServerProcess.start(Image.BUILT, "--host", "127.0.0.1", "--port", "0");
                var load =
                        LoadProcess.start(
                                        "tcp://127.0.0.1:" + server.port(),
                                        "--warmup",
                                        "0",
                                        "--duration",
                                        STILL_SECONDS + 2 + "s",
                                        "--assert",
                                        "errors=0")
                                .awaitBegun();
                var honest = new Honest(server.port(), 50)) {
            server.signal("STOP");
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(STILL_SECONDS));
            server.signal("CONT");
            honest.echo();
            assertEquals(0, load.exit(60), () -> "no request of the load fails");
            System.out.printf(
                    "SIGSTOP for %d s under load: %.0f requests, %.0f errors%n",
                    STILL_SECONDS, load.number("requests"), load.number("errors"));
            assertTrue(
                    load.number("max") >= STILL_SECONDS * 0.9e9, "it did stand still for a while");
        }
    }

    private Path library() throws Exception {
        Machine.needs("gcc");
        Path library = folder.resolve("shifted-clock.so");
        Path source = Path.of("src/test/resources/shifted-clock.c").toAbsolutePath();
        Run gcc = Run.of("gcc", "-shared", "-fPIC", "-o", library.toString(), source.toString());
        assertEquals(0, gcc.exit(), () -> "it compiles: " + gcc.err());
        return library;
    }

    private static void set(Path file, long seconds) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // In one write, and never truncated: the file is mapped.
            channel.write(bytes.putLong(seconds).flip());
        }
    }

    /** By how many seconds the server's clock is ahead of ours. */
    private static long offset(ServerProcess server) throws Exception {
        try (var socket = new Socket()) {
            socket.setSoTimeout(60_000);
            socket.connect(new InetSocketAddress("127.0.0.1", server.portOf("time")));
            long time = ByteBuffer.wrap(socket.getInputStream().readNBytes(4)).getInt();
            return (time & 0xffffffffL) - SECONDS_TO_1970 - Instant.now().getEpochSecond();
        }
    }

    private static void assertNear(long expected, long offset) {
        assertTrue(
                Math.abs(expected - offset) <= 5,
                () -> "the server's clock is ahead by %d, but by %d".formatted(expected, offset));
    }
}
