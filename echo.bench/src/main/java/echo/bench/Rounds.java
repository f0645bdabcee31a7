package echo.bench;

import java.util.List;
import java.util.Optional;

/** A scenario: closed loop, open loop, and the system calls apart from both. */
record Rounds(Scenario scenario) implements Step {

    private static final double TRACED_SECONDS = 1;

    @Override
    public String name() {
        return scenario.name();
    }

    @Override
    public double seconds(Bench bench) {
        Load load = scenario.closed(bench.settings().seconds());
        List<Peer> all = bench.peers().stream().filter(scenario::suits).toList();
        List<Peer> open = all.stream().filter(scenario::suitsOpen).toList();
        return bench.estimateWarmUp(all, load)
                + bench.estimate(all, load)
                + bench.estimate(open, load)
                + all.size() * (TRACED_SECONDS + 0.5);
    }

    @Override
    public void run(Bench bench) throws BenchException {
        List<Peer> suited = bench.peers().stream().filter(scenario::suits).toList();
        Load closed = scenario.closed(bench.settings().seconds());
        Generator generator = bench.generator();
        try (Servers servers = bench.start(suited)) {
            servers.each(name(), server -> bench.warmUp(server, closed));
            for (int i = 0; i < bench.settings().rounds(); i++) {
                int round = i;
                servers.each(
                        name(), server -> add(bench, name(), server, round, generator, closed));
            }
            Optional<Double> rate = openRate(bench.results(), servers.peers());
            if (rate.isPresent()) {
                bench.results().openRate(name(), rate.get());
                Load open = closed.atRate(rate.get());
                for (int i = 0; i < bench.settings().rounds(); i++) {
                    int round = i;
                    servers.each(
                            scenario.open(),
                            server -> {
                                if (scenario.suitsOpen(server.peer())) {
                                    add(bench, scenario.open(), server, round, generator, open);
                                }
                            });
                }
            }
            servers.each(name(), server -> SystemCalls.count(bench, scenario, server));
        }
    }

    private static void add(
            Bench bench,
            String name,
            ServerProcess server,
            int round,
            Generator generator,
            Load load)
            throws BenchException {
        Sample sample = generator.measure(server, load);
        bench.results().add(name, server.peer().name(), round, sample);
    }

    /** Half of the peers' median: all have to be able to follow. */
    private Optional<Double> openRate(Results results, List<Peer> peers) {
        List<Double> rates =
                peers.stream()
                        .filter(peer -> peer.kind() != Peer.Kind.ECHO && scenario.suitsOpen(peer))
                        .flatMap(p -> results.spread(name(), p.name(), Figure.RATE).stream())
                        .map(Spread::median)
                        .toList();
        return Spread.of(rates).map(spread -> (double) Math.round(spread.median() / 2));
    }
}
