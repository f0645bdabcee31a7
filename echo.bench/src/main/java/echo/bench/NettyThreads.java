package echo.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many event loops are best for Netty here: one, one a processor, or its default of two a
 * processor. By requests for each second of processor time, which is what it is compared by.
 */
final class NettyThreads {

    static final String SCENARIO = "netty-threads";

    private static final int ROUNDS = 3;
    private static final double SECONDS = 0.8;

    private NettyThreads() {}

    static double seconds(Bench bench) {
        Load load = Scenario.named(Scenario.HEADLINE).closed(SECONDS);
        double overhead = bench.generator().overhead(load);
        return bench.peers().stream()
                .filter(NettyThreads::tried)
                .mapToDouble(
                        peer ->
                                counts().size()
                                        * (WarmUp.seconds(peer, overhead)
                                                + ROUNDS * (SECONDS + overhead)))
                .sum();
    }

    /** The peers, those of Netty with the best number. */
    static List<Peer> choose(Bench bench, Peers peers) throws BenchException {
        var variants = new ArrayList<Peer>();
        for (Peer peer : bench.peers().stream().filter(NettyThreads::tried).toList()) {
            for (int threads : counts()) {
                Peer variant = peers.netty(peer.name(), threads);
                variants.add(
                        Peer.of(
                                variant(peer.name(), threads),
                                variant.kind(),
                                variant.command(),
                                variant.settings()));
            }
        }
        Load load = Scenario.named(Scenario.HEADLINE).closed(SECONDS);
        try (Servers servers = bench.start(variants)) {
            servers.each(SCENARIO, server -> bench.warmUp(server, load));
            for (int i = 0; i < ROUNDS; i++) {
                int round = i;
                servers.each(
                        SCENARIO,
                        server -> {
                            Sample sample = bench.generator().measure(server, load);
                            bench.results().add(SCENARIO, server.peer().name(), round, sample);
                        });
            }
        }
        return bench.peers().stream()
                .map(peer -> tried(peer) ? best(bench.results(), peers, peer) : peer)
                .toList();
    }

    static String variant(String peer, int threads) {
        return peer + " " + threads;
    }

    static List<Integer> counts() {
        int processors = Runtime.getRuntime().availableProcessors();
        return Stream.of(1, processors, 2 * processors).distinct().toList();
    }

    private static boolean tried(Peer peer) {
        return peer.kind() == Peer.Kind.NETTY && peer.runs();
    }

    private static Peer best(Results results, Peers peers, Peer peer) {
        Comparator<Integer> byMedian =
                Comparator.comparingDouble(
                        threads ->
                                results.spread(
                                                SCENARIO,
                                                variant(peer.name(), threads),
                                                Figure.PER_CPU)
                                        .map(Spread::median)
                                        .orElse(0.0));
        int threads = counts().stream().max(byMedian).orElseThrow();
        boolean ran = results.has(SCENARIO, variant(peer.name(), threads));
        return ran
                ? peers.netty(peer.name(), threads)
                : peer.without("it does not start here: see the notes");
    }
}
