package echo.server.proxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Whatever segments a header comes in, what is behind it is left for those it is for. */
@Timeout(120)
final class HeaderSplitTest {

    private static final byte[] PAYLOAD = Headers.ascii("\r\nPROXY\r\n");

    /** Says how many bytes were read. */
    private static final class Reported extends FilterInputStream {

        private final Semaphore read = new Semaphore(0);

        Reported(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            read.release(Math.max(count, 0));
            return count;
        }

        void await(int bytes) throws InterruptedException {
            assertTrue(read.tryAcquire(bytes, 60, TimeUnit.SECONDS), bytes + " more are read");
        }
    }

    static List<byte[]> headers() {
        byte[] tcp4 = Headers.addresses("192.0.2.1", "198.51.100.2", 1, 2);
        byte[] fields = Headers.joined(Headers.field(4, new byte[200]), Headers.checksum());
        byte[] summed = Headers.binary(Headers.PROXY, Headers.TCP4, tcp4, fields);
        return List.of(
                Headers.line("PROXY UNKNOWN"),
                Headers.line("PROXY UNKNOWN what it was"),
                Headers.line("PROXY TCP4 192.0.2.100 198.51.100.2 56324 443"),
                Headers.line("PROXY TCP4 1.2.3.4 0.0.0.0 0 0"),
                Headers.line("PROXY TCP6 2001:db8:1:2:3:4:5:6 ::ffff:192.0.2.1 56324 443"),
                Headers.binary(Headers.LOCAL, Headers.UNSPEC),
                Headers.binary(Headers.PROXY, Headers.TCP4, tcp4),
                Headers.summed(summed, summed.length),
                Headers.binary(Headers.PROXY, Headers.UNIX, Headers.paths("", "/run/b")));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void thePayloadIsLeft(byte[] header) throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var sender = new Socket(listener.getInetAddress(), listener.getLocalPort());
                var receiver = listener.accept();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sender.setTcpNoDelay(true);
            receiver.setSoTimeout(60_000);
            var in = new Reported(receiver.getInputStream());
            OutputStream out = sender.getOutputStream();
            byte[] all = Headers.joined(header, PAYLOAD);
            ProxyHeader expected = SlowParser.read(all).orElseThrow().header();
            for (int cut = 0; cut <= header.length; cut++) {
                CompletableFuture<ProxyHeader> answer = answer(in, threads);
                out.write(all, 0, cut);
                in.await(cut);
                out.write(all, cut, all.length - cut);
                assertReads(expected, answer, in, "cut at " + cut);
            }
            CompletableFuture<ProxyHeader> answer = answer(in, threads);
            for (byte b : header) {
                out.write(b);
                in.await(1);
            }
            out.write(PAYLOAD);
            assertReads(expected, answer, in, "byte by byte");
        }
    }

    private static CompletableFuture<ProxyHeader> answer(InputStream in, Executor threads) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return ProxyHeader.readFrom(in);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                threads);
    }

    private static void assertReads(
            ProxyHeader expected, CompletableFuture<ProxyHeader> answer, Reported in, String how)
            throws Exception {
        assertEquals(expected, answer.get(60, TimeUnit.SECONDS), how);
        assertArrayEquals(PAYLOAD, in.readNBytes(PAYLOAD.length), "the payload, " + how);
        in.read.drainPermits();
    }
}
