package echo.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * What a connection takes that does nothing after one echo: how the resident memory of a fresh
 * server grows, which a few hundred connections have warmed up.
 */
record IdleMemory() implements Step {

    static final List<Integer> COUNTS = List.of(1000, 5000, 15_000);
    static final String START = "start-memory";

    private static final int WARM_UPS = 6;
    private static final int WARM_UP_CONNECTIONS = 300;
    private static final int BATCH = 100;
    private static final int SIZE = 64;

    /** The compiler works on for a while: 300 ms. */
    private static final int QUIET_PAUSES = 15;

    static String series(int connections) {
        return "idle-" + connections;
    }

    private static List<Peer> peers(Bench bench) {
        return bench.peers().stream().filter(p -> p.kind() != Peer.Kind.PYTHON).toList();
    }

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public double seconds(Bench bench) {
        return peers(bench).size() * bench.settings().rounds() * 4.5;
    }

    @Override
    public void run(Bench bench) throws BenchException {
        Machine.needsDescriptors(COUNTS.getLast() + 1000);
        for (int i = 0; i < bench.settings().rounds(); i++) {
            int round = i;
            for (Peer peer : peers(bench)) {
                // A process of its own: memory that was once taken is not given back.
                try (Servers servers = bench.start(List.of(peer))) {
                    servers.each(name(), server -> measure(bench.results(), server, round));
                }
            }
        }
    }

    private static void measure(Results results, ServerProcess server, int round)
            throws BenchException {
        String peer = server.peer().name();
        Deque<SocketChannel> open = new ArrayDeque<>();
        try {
            grow(server, open, 1);
            results.add(START, peer, round, resident(server));
            close(open);
            for (int i = 0; i < WARM_UPS; i++) {
                grow(server, open, WARM_UP_CONNECTIONS);
                for (SocketChannel channel : open) {
                    echo(List.of(channel));
                }
                close(open);
            }
            server.awaitQuiet(QUIET_PAUSES);
            long before = Vitals.residentBytes(server.pid());
            for (int count : COUNTS) {
                grow(server, open, count);
                long grown = Vitals.residentBytes(server.pid()) - before;
                var figures = Map.of(Figure.PER_CONNECTION, (double) grown / count);
                results.add(series(count), peer, round, new Sample(figures));
            }
        } catch (IOException e) {
            throw new BenchException("a connection fails: " + e.getMessage());
        } finally {
            close(open);
        }
    }

    private static Sample resident(ServerProcess server) throws BenchException {
        return new Sample(Map.of(Figure.RESIDENT, (double) Vitals.residentBytes(server.pid())));
    }

    /** Opens more, a few at a time, each of which echoes once. */
    private static void grow(ServerProcess server, Deque<SocketChannel> open, int count)
            throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        while (open.size() < count) {
            var batch = new ArrayList<SocketChannel>();
            while (batch.size() < BATCH && open.size() < count) {
                SocketChannel channel = SocketChannel.open(address);
                open.add(channel);
                batch.add(channel);
            }
            echo(batch);
        }
    }

    private static void echo(List<SocketChannel> channels) throws IOException {
        for (SocketChannel channel : channels) {
            channel.write(ByteBuffer.allocate(SIZE));
        }
        for (SocketChannel channel : channels) {
            ByteBuffer reply = ByteBuffer.allocate(SIZE);
            while (reply.hasRemaining()) {
                if (channel.read(reply) < 0) {
                    throw new IOException("closed by the server");
                }
            }
        }
    }

    private static void close(Deque<SocketChannel> open) {
        while (!open.isEmpty()) {
            try {
                open.remove().close();
            } catch (IOException e) {
                // There is nothing in it that would have to be written.
            }
        }
    }
}
