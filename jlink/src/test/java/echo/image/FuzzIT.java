package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Byte streams and datagrams of chance, in length, content, pace and end, for each handler of the
 * image. The same seed and number make the same peer.
 */
final class FuzzIT {

    private static final int PEERS = Stress.number(1_000, 200_000);
    private static final long SEED = Long.getLong("echo.seed", 20_261_123);
    private static final int WARM_UP = 100;
    private static final int WORKERS = 48;
    private static final List<String> STREAMS =
            List.of("echo", "discard", "chargen", "qotd", "daytime", "time", "fault");
    private static final List<String> DATAGRAMS =
            List.of("echo", "discard", "chargen", "qotd", "daytime", "time");
    private static final String FAULTS =
            "&seed=7&delay=1ms:5&slice=100:20&reset-after=200:10&close-after=300:10"
                    + "&half-close-after=100:10&corrupt-at=5:20&stall-after=400:"
                    // Each takes 20 s to end.
                    + Stress.number(0, 1);

    @Test
    void streamsLeaveNothingBehind() throws Exception {
        try (ServerProcess server = start("tcp", STREAMS)) {
            fuzz(server, WARM_UP * STREAMS.size(), ~SEED);
            Vitals before = Vitals.of(server);
            long start = System.nanoTime();
            int answered = fuzz(server, PEERS * STREAMS.size(), SEED);
            Vitals after = Vitals.after(before, server);
            System.out.printf(
                    "fuzz: %d streams for each of %s, %d of all read something, in %.1f s, seed"
                            + " %d; before %s; after %s%n",
                    PEERS,
                    STREAMS,
                    answered,
                    (System.nanoTime() - start) / 1e9,
                    SEED,
                    before,
                    after);
            try (var honest = new Honest(server.portOf("echo"), 1)) {
                honest.echo();
            }
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
            assertEquals(List.of(), server.err().all(), "peers are not worth a warning");
        }
    }

    @Test
    void datagramsLeaveNothingBehind() throws Exception {
        try (ServerProcess server = start("udp", DATAGRAMS)) {
            datagrams(server, WARM_UP);
            Vitals before = Vitals.of(server);
            long start = System.nanoTime();
            int answers = datagrams(server, PEERS);
            Vitals after = Vitals.after(before, server);
            System.out.printf(
                    "fuzz: %d datagrams for each of %s, %d answers, in %.1f s; before %s; after"
                            + " %s%n",
                    PEERS, DATAGRAMS, answers, (System.nanoTime() - start) / 1e9, before, after);
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
            assertEquals(List.of(), server.err().all(), "peers are not worth a warning");
        }
    }

    private static ServerProcess start(String scheme, List<String> handlers) throws Exception {
        var options = new ArrayList<String>(List.of("--log-level", "warn"));
        for (String handler : handlers) {
            options.add("--listen");
            options.add(
                    "%s://127.0.0.1:0?handler=%s%s"
                            .formatted(scheme, handler, handler.equals("fault") ? FAULTS : ""));
        }
        return ServerProcess.start(Image.BUILT, options.toArray(String[]::new));
    }

    private static int fuzz(ServerProcess server, int peers, long seed) throws Exception {
        int[] ports = ports(server, STREAMS);
        var next = new AtomicInteger();
        var answered = new AtomicInteger();
        var work =
                new Callable<Void>() {
                    @Override
                    public Void call() throws Exception {
                        for (int i; (i = next.getAndIncrement()) < peers; ) {
                            var random = new SplittableRandom(seed + i);
                            if (new FuzzedStream(random).run(ports[i % ports.length], i)) {
                                answered.incrementAndGet();
                            }
                        }
                        return null;
                    }
                };
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Void>>();
            for (int i = 0; i < WORKERS; i++) {
                all.add(workers.submit(work));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        }
        return answered.get();
    }

    private static int datagrams(ServerProcess server, int count) throws Exception {
        int answers = 0;
        for (int port : ports(server, DATAGRAMS)) {
            try (var peer = new FuzzedDatagrams(new SplittableRandom(SEED + port), port)) {
                answers += peer.run(count);
            }
        }
        return answers;
    }

    private static int[] ports(ServerProcess server, List<String> handlers)
            throws InterruptedException {
        int[] ports = new int[handlers.size()];
        for (int i = 0; i < ports.length; i++) {
            ports[i] = server.portOf(handlers.get(i));
        }
        return ports;
    }
}
