package echo.bench;

import java.util.List;
import java.util.Set;

/** Whether a request costs more where there are more connections. */
record ConnectionCost() implements Step {

    static final List<Integer> COUNTS = List.of(1000, 5000, 15_000);
    private static final Set<String> PEERS = Set.of("echo", "netty-epoll", "plain", "c-epoll");

    static String series(int connections) {
        return "cost-" + connections;
    }

    private static Load load(Bench bench, int connections) {
        return new Load(connections, 64, false, 0, bench.settings().seconds());
    }

    private static List<Peer> peers(Bench bench) {
        return bench.peers().stream().filter(peer -> PEERS.contains(peer.name())).toList();
    }

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public double seconds(Bench bench) {
        double rounds =
                COUNTS.stream()
                        .mapToDouble(count -> bench.estimate(peers(bench), load(bench, count)))
                        .sum();
        return bench.estimateWarmUp(peers(bench), load(bench, COUNTS.getFirst())) + rounds;
    }

    @Override
    public void run(Bench bench) throws BenchException {
        Machine.needsDescriptors(COUNTS.getLast() + 1000);
        try (Servers servers = bench.start(peers(bench))) {
            servers.each(name(), s -> bench.warmUp(s, load(bench, COUNTS.getFirst())));
            for (int i = 0; i < bench.settings().rounds(); i++) {
                int round = i;
                for (int count : COUNTS) {
                    servers.each(
                            name(),
                            server -> {
                                Sample sample =
                                        bench.generator().measure(server, load(bench, count));
                                String peer = server.peer().name();
                                bench.results().add(series(count), peer, round, sample);
                            });
                }
            }
        }
    }
}
