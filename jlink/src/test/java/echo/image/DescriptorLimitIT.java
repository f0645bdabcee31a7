package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** 64 open files and 200 clients: those that fit are served, the others wait, nothing spins. */
final class DescriptorLimitIT {

    private static final int LIMIT = 64;
    private static final int CLIENTS = 200;
    private static final int CYCLES = Stress.number(5, 20);
    private static final int ECHOES = 100;
    private static final double MOST = 3;

    @Test
    void thoseThatFitAreServedAndTheOthersLater() throws Exception {
        try (ServerProcess server = start()) {
            Deque<Socket> clients = connect(server.port());
            // Waits of nearly four seconds in all: by then a spinning loop would have shown.
            Duration start = cpu(server);
            long startNanos = System.nanoTime();
            server.err().await("backing off", l -> l.contains("cannot accept, failure 11:"));
            double load =
                    (double) cpu(server).minus(start).toNanos() / (System.nanoTime() - startNanos);
            assertTrue(load < 0.5, "nearly idle at the limit, but used " + load + " of a core");
            assertEquals(CLIENTS, serve(clients), "in the end every client is served");
            // What the JVM opens once, such as its pollers, is open now.
            awaitDescriptorsBelow(server, LIMIT / 2);
            int before = descriptors(server);
            assertEquals(CLIENTS, serve(connect(server.port())), "and so are the next");
            awaitDescriptorsBelow(server, before + 1);
            assertEquals(
                    1,
                    server.err().count(l -> l.contains("WARN") && l.contains("cannot accept")),
                    "one warning a minute");
        }
    }

    /** Those that are there go on at the limit, and each time the others are served in the end. */
    @Test
    void whoIsThereIsServedAsBeforeAndItRecoversEachTime() throws Exception {
        try (ServerProcess server = start();
                var honest = new Honest(server.port(), 8)) {
            honest.p99(10 * ECHOES);
            var before = new ArrayList<Double>();
            var atLimit = new ArrayList<Double>();
            for (int i = 1; i <= CYCLES; i++) {
                before.add(honest.p99(ECHOES));
                Deque<Socket> clients = connect(server.port());
                awaitAtLimit(server);
                atLimit.add(honest.p99(ECHOES));
                assertEquals(CLIENTS, serve(clients), "in cycle " + i + " every client is served");
            }
            double ratio = Honest.median(atLimit) / Honest.median(before);
            System.out.printf(
                    "descriptor limit: %d times; at the limit the p99 of those that are there is"
                            + " %.2f times what it was (medians %.0f and %.0f us)%n",
                    CYCLES, ratio, Honest.median(atLimit) / 1e3, Honest.median(before) / 1e3);
            assertTrue(ratio <= MOST, () -> "at most %s times, but %s".formatted(MOST, ratio));
        }
    }

    private static void awaitAtLimit(ServerProcess server) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (Vitals.descriptors(server) < LIMIT && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertEquals(LIMIT, Vitals.descriptors(server), "it has all that it may");
    }

    /** Without a word of the user's: the server keeps away from the limit by itself. */
    @Test
    void byItselfItDoesNotComeToTheLimit() throws Exception {
        try (ServerProcess server = start("info")) {
            assertEquals(CLIENTS, serve(connect(server.port())), "every client is served");
            assertEquals(
                    0,
                    server.err().count(l -> l.contains("cannot accept")),
                    "nothing fails for want of descriptors");
            assertEquals(
                    1,
                    server.err().count(l -> l.contains("as many connections are open as may be")),
                    "one warning that others wait");
        }
    }

    /** Told that it may have more connections than descriptors. */
    private static ServerProcess start() throws Exception {
        return start("debug", "--max-connections", "1000");
    }

    private static ServerProcess start(String level, String... more) throws Exception {
        var command = new ArrayList<String>();
        command.addAll(
                List.of(
                        "sh",
                        "-c",
                        "ulimit -n " + LIMIT + "; exec \"$@\"",
                        "sh",
                        Image.BUILT.server(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--log-level",
                        level));
        command.addAll(List.of(more));
        return ServerProcess.start(command, Map.of());
    }

    private static int serve(Deque<Socket> clients) throws IOException {
        int served = 0;
        while (!clients.isEmpty()) {
            served += serveAndClose(clients);
        }
        return served;
    }

    private static String echo(ServerProcess server) throws IOException {
        try (var peer = new Peer("127.0.0.1", server.port())) {
            peer.send("x");
            return peer.rest();
        }
    }

    private static Deque<Socket> connect(int port) throws IOException {
        var clients = new ArrayDeque<Socket>();
        for (int i = 0; i < CLIENTS; i++) {
            var socket = new Socket();
            socket.connect(new InetSocketAddress("127.0.0.1", port), 60_000);
            socket.getOutputStream().write('x');
            clients.add(socket);
        }
        return clients;
    }

    /** Closes those at the head that have their echo, and answers how many; at least one has. */
    private static int serveAndClose(Deque<Socket> clients) throws IOException {
        var served = new ArrayList<Socket>();
        for (Socket client : clients) {
            // The first must come, however long it takes; the rest only if they are there.
            client.setSoTimeout(served.isEmpty() ? 60_000 : 50);
            try {
                assertEquals('x', client.getInputStream().read(), "the echo");
                served.add(client);
            } catch (SocketTimeoutException waitsForItsTurn) {
                break;
            }
        }
        for (Socket client : served) {
            client.close();
            clients.remove(client);
        }
        return served.size();
    }

    private static Duration cpu(ServerProcess server) {
        return ProcessHandle.of(server.pid()).orElseThrow().info().totalCpuDuration().orElseThrow();
    }

    private static int descriptors(ServerProcess server) {
        return new File("/proc/" + server.pid() + "/fd").list().length;
    }

    private static void awaitDescriptorsBelow(ServerProcess server, int bound) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        do {
            assertEquals("x", echo(server), "it serves afterwards");
        } while (descriptors(server) >= bound && System.nanoTime() < end);
        assertTrue(
                descriptors(server) < bound,
                () -> "fewer than %d open files, but %d".formatted(bound, descriptors(server)));
    }
}
