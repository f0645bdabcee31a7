package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A few connections that behave, and what the others do to their latency. */
final class Honest implements AutoCloseable {

    private static final String MESSAGE = "honest work ".repeat(5);

    private final List<Peer> peers = new ArrayList<>();

    Honest(int port, int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            peers.add(new Peer("127.0.0.1", port));
        }
        echo();
    }

    /** One exact echo on each. */
    void echo() throws IOException {
        for (Peer peer : peers) {
            nanos(peer);
        }
    }

    /** The 99th percentile of so many echoes on each, one at a time, in nanoseconds. */
    double p99(int echoes) throws IOException {
        return p99s(echoes, this).getFirst();
    }

    /** The same of several, in turn: what else the machine does is the same to all. */
    static List<Double> p99s(int echoes, Honest... all) throws IOException {
        var times = new ArrayList<List<Long>>();
        for (Honest _ : all) {
            times.add(new ArrayList<>());
        }
        for (int i = 0; i < echoes * all[0].peers.size(); i++) {
            for (int one = 0; one < all.length; one++) {
                times.get(one).add(nanos(all[one].peers.get(i % all[one].peers.size())));
            }
        }
        return times.stream().map(Honest::p99).toList();
    }

    private static double p99(List<Long> times) {
        return times.stream().sorted().skip(times.size() * 99L / 100).findFirst().orElseThrow();
    }

    private static long nanos(Peer peer) throws IOException {
        long start = System.nanoTime();
        peer.send(MESSAGE);
        assertEquals(MESSAGE, peer.receive(MESSAGE.length()), "the echo");
        return System.nanoTime() - start;
    }

    static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }

    @Override
    public void close() throws IOException {
        for (Peer peer : peers) {
            peer.close();
        }
    }
}
