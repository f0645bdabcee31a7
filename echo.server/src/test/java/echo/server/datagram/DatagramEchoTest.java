package echo.server.datagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;

import echo.api.Datagram;
import echo.server.Await;
import echo.server.Machine;
import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;

/** Each datagram comes back, whole. */
@Timeout(60)
final class DatagramEchoTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1472, 1473, Datagram.LARGEST})
    void overIpv4(int size) throws Exception {
        assertEchoed("udp4://127.0.0.1:0", size);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1472, Datagram.LARGEST, Datagram.LARGEST + 20})
    void overIpv6(int size) throws Exception {
        Machine.assumeIpv6();
        assertEchoed("udp6://[::1]:0", size);
    }

    @Test
    void oneAfterTheOther() throws Exception {
        try (var server = TestServer.of(TestHandler::echo);
                var client = Client.of(server)) {
            for (int size : new int[] {1, 60_000, 0, 2, 1472, 1, 0}) {
                byte[] payload = randomBytes(size);
                assertArrayEquals(
                        payload, client.pingPong(payload), "nothing is left of the one before");
            }
        }
    }

    @Test
    void toEachClientItsOwn() throws Exception {
        try (var server = TestServer.of(TestHandler::echo)) {
            var clients = new ArrayList<Client>();
            for (int i = 0; i < 20; i++) {
                clients.add(Client.of(server));
                clients.getLast().send((byte) i);
            }
            for (int i = 0; i < 20; i++) {
                try (var client = clients.get(i)) {
                    assertArrayEquals(new byte[] {(byte) i}, client.receive(), "client " + i);
                    client.assertNothingCame("one reply for one datagram");
                }
            }
        }
    }

    @Test
    void aHandlerSeesBothAddressesAndThePayload() throws Exception {
        var seen = new LinkedBlockingQueue<Datagram>();
        try (var server =
                        TestServer.of(
                                datagram -> {
                                    seen.add(datagram);
                                    TestHandler.echo(datagram);
                                });
                var client = Client.from("127.0.0.1", 0, server)) {
            client.pingPong((byte) 1, (byte) 2);
            Datagram datagram = seen.take();
            assertEquals(client.socket().getLocalSocketAddress(), datagram.peerAddress(), "from");
            assertEquals(server.address(), datagram.localAddress(), "to");
            assertArrayEquals(new byte[] {1, 2}, datagram.payload(), "what it carries");
            datagram.payload()[0] = 7;
            assertEquals(7, datagram.payload()[0], "the handler's own, and the same each time");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void aHandlerMayReplyAsOftenAsItLikes(int replies) throws Exception {
        try (var server =
                        TestServer.of(
                                datagram -> {
                                    for (int i = 0; i < replies; i++) {
                                        datagram.reply(new byte[] {(byte) i});
                                    }
                                    datagram.reply(datagram.payload());
                                });
                var client = Client.of(server)) {
            client.send((byte) 42);
            for (int i = 0; i < replies; i++) {
                assertArrayEquals(new byte[] {(byte) i}, client.receive(), "reply " + i);
            }
            assertArrayEquals(new byte[] {42}, client.receive(), "and the last one");
        }
    }

    /** A line for each would be as many as there are datagrams. */
    @Test
    void isLoggedForDebuggingOnly() throws Exception {
        try (var access = new RecordedLog(Log.ACCESS);
                var server = TestServer.of(TestHandler::echo);
                var client = Client.from("127.0.0.1", 0, server)) {
            client.pingPong(new byte[5]);
            Await.until("it is logged", () -> !access.events().isEmpty());
            assertEquals(1, access.events(Level.DEBUG).size(), "one line: " + access.events());
            Map<String, Object> values = new LinkedHashMap<>();
            access.events()
                    .getFirst()
                    .getKeyValuePairs()
                    .forEach(pair -> values.put(pair.key, pair.value));
            assertEquals(
                    List.of(server.name(), "127.0.0.1:" + client.socket().getLocalPort(), 5, 5L),
                    List.copyOf(values.values()),
                    "listener, peer, bytes in and out: " + values);
        }
    }

    @Test
    void aReceiverIsAPlatformThreadNamedAfterItsListener() throws Exception {
        String name;
        try (var server = TestServer.of("udp://127.0.0.1:0?receivers=2", TestHandler::echo)) {
            name = server.name();
            List<Thread> receivers = TestServer.receivers(name);
            assertEquals(
                    List.of("receive " + name + " 1", "receive " + name + " 2"),
                    receivers.stream().map(Thread::getName).sorted().toList(),
                    "their names");
            assertTrue(receivers.stream().noneMatch(Thread::isVirtual), "platform threads");
            assertFalse(receivers.stream().anyMatch(Thread::isDaemon), "that keep it alive");
        }
        assertEquals(List.of(), TestServer.receivers(name), "they end with the server");
    }

    private static void assertEchoed(String endpoint, int size) throws Exception {
        byte[] payload = randomBytes(size);
        try (var server = TestServer.of(endpoint, TestHandler::echo);
                var client = Client.of(server)) {
            assertArrayEquals(
                    payload, client.pingPong(payload), size + " bytes over " + server.name());
            client.assertNothingCame("one reply for one datagram");
        }
    }

    private static byte[] randomBytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
