package echo.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import echo.authority.Authority;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** First words that are no proper hello: each ends its own connection, with a reason in words. */
@Timeout(120)
final class HelloTest {

    /** Of TLS 1.0, with one cipher suite. */
    private static final String OLD_HELLO =
            "160301002d010000290301" + "00".repeat(32) + "00" + "0002c009" + "0100";

    @TempDir private static Path folder;
    private static TlsServer tls;

    @BeforeAll
    static void certificates() throws Exception {
        var authority = new Authority(folder, "ca");
        authority.issue("server", "EC");
        tls = TlsServer.of(ServerFiles.config(authority, "server"));
    }

    private static byte[] hello() throws NoSuchAlgorithmException, SSLException {
        var engine = SSLContext.getDefault().createSSLEngine("example.test", 1);
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(20_000);
        engine.wrap(ByteBuffer.allocate(0), hello);
        return Arrays.copyOf(hello.array(), hello.position());
    }

    /** What the server says to it, until the server closes. */
    private static byte[] send(SocketChannel client, byte[] bytes) throws IOException {
        var answer = ByteBuffer.allocate(20_000);
        try {
            client.write(ByteBuffer.wrap(bytes));
            while (client.read(answer) >= 0) {}
        } catch (IOException reset) {
            // It closed with some of that unread.
        }
        return Arrays.copyOf(answer.array(), answer.position());
    }

    @ParameterizedTest
    @CsvSource({
        "'GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n', it says 'GET / HTTP/1.1",
        "'SSH-2.0-OpenSSH_9.2\\r\\n', it says 'SSH-2.0-OpenSSH_9.2'",
        "'\\0\\33\\1\\2\\3\\4\\5\\6\\7', it says the bytes 00 1b 01 02 03 04 05 06",
    })
    void aClientThatSpeaksSomethingElse(String text, String words) throws Exception {
        try (var server = new OurServer(tls);
                var client = server.connect()) {
            send(client, text.translateEscapes().getBytes(ISO_8859_1));
            Ends.assertFault(
                    TlsFault.NOT_TLS, "the client does not speak TLS: " + words, server.nextEnd());
        }
    }

    @Test
    void aClientWithOldVersionsOnly() throws Exception {
        try (var server = new OurServer(tls);
                var client = server.connect()) {
            byte[] answer = send(client, HexFormat.of().parseHex(OLD_HELLO));
            Ends.assertFault(
                    TlsFault.NOTHING_IN_COMMON,
                    "the client has only old versions, and TLS 1.2 or 1.3 is needed",
                    server.nextEnd());
            assertEquals(70, answer[answer.length - 1], "the alert is protocol_version");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 6, 60})
    void aClientThatClosesInTheMiddle(int length) throws Exception {
        try (var server = new OurServer(tls);
                var client = server.connect()) {
            client.write(ByteBuffer.wrap(hello(), 0, length));
            client.shutdownOutput();
            Ends.assertFault(
                    TlsFault.CLOSED, "the client closed during the handshake", server.nextEnd());
        }
    }

    /** As the server's deadlines do. */
    @ParameterizedTest
    @ValueSource(ints = {0, 4, 60, -1})
    void aClientThatStallsIsEndedByClosing(int length) throws Exception {
        byte[] hello = hello();
        int n = length < 0 ? hello.length : length;
        try (var server = new OurServer(tls);
                var client = server.connect()) {
            client.write(ByteBuffer.wrap(hello, 0, n));
            if (n == hello.length) {
                assertTrue(client.read(ByteBuffer.allocate(1)) > 0, "its answer has come");
            }
            SocketChannel peer;
            while ((peer = server.peers().peek()) == null) {
                Thread.onSpinWait();
            }
            peer.close();
            Ends.assertFault(
                    TlsFault.CLOSED, "the connection ended during the handshake", server.nextEnd());
        }
    }

    @Test
    void aRecordThatIsLargerThanThereAre() throws Exception {
        try (var server = new OurServer(tls);
                var client = server.connect()) {
            byte[] record = new byte[70_000];
            System.arraycopy(HexFormat.of().parseHex("160303ffff01"), 0, record, 0, 6);
            send(client, record);
            Ends.assertFault(TlsFault.OTHER, "Input record too big", server.nextEnd());
        }
    }

    /** Whole, cut, longer, with some bits or bytes changed: by the same seed each time. */
    private static byte[] fuzzed(byte[] hello, Random random) {
        byte[] bytes = hello.clone();
        int changes = random.nextInt(1, 9);
        for (int i = 0; i < changes; i++) {
            // The lengths are at the beginning of things; so mostly there.
            int at = random.nextInt(random.nextBoolean() ? 100 : bytes.length);
            bytes[at] =
                    (byte)
                            switch (random.nextInt(4)) {
                                case 0 -> bytes[at] ^ 1 << random.nextInt(8);
                                case 1 -> 0;
                                case 2 -> 0xff;
                                default -> random.nextInt();
                            };
        }
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(3000));
            default -> bytes;
        };
    }

    @Test
    void fuzzedHellosLeaveNothingBehind() throws Exception {
        int count = Integer.getInteger("echo.fuzz");
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "this system has no /proc");
        byte[] hello = hello();
        var random = new Random(6);
        try (var server = new OurServer(tls)) {
            // What is loaded and kept at the first ones is no leak.
            exchange(server, hello, random, 50);
            long files = descriptors();
            int threads = Thread.activeCount();
            exchange(server, hello, random, count);
            assertEquals(0, server.peers().size(), "none is being served");
            assertTrue(descriptors() <= files + 5, "descriptors as before");
            assertTrue(Thread.activeCount() <= threads + 5, "threads as before");
        }
    }

    private static void exchange(OurServer server, byte[] hello, Random random, int count)
            throws Exception {
        var inFlight = new Semaphore(20);
        for (int i = 0; i < count; i++) {
            byte[] bytes = fuzzed(hello, random);
            inFlight.acquire();
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try (var client = server.connect()) {
                                    client.write(ByteBuffer.wrap(bytes));
                                    client.shutdownOutput();
                                    while (client.read(ByteBuffer.allocate(4000)) >= 0) {}
                                } catch (IOException reset) {
                                    // It closed with some of that unread.
                                } finally {
                                    inFlight.release();
                                }
                            });
        }
        for (int i = 0; i < count; i++) {
            Object end = server.nextEnd();
            assertInstanceOf(TlsException.class, end, () -> "not by another fault: " + end);
        }
        inFlight.acquire(20);
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }
}
