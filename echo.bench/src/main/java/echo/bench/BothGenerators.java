package echo.bench;

/** The headline scenario by {@code echo-client load} beside the generator in C. */
record BothGenerators() implements Step {

    static final String BY_C = "generators-c";
    static final String BY_CLIENT = "generators-echo-client";

    private static Load load(Bench bench) {
        return Scenario.named(Scenario.HEADLINE).closed(bench.settings().seconds());
    }

    @Override
    public String name() {
        return "generators";
    }

    @Override
    public double seconds(Bench bench) {
        var peers = bench.peers().stream().filter(p -> p.kind() != Peer.Kind.PYTHON).toList();
        double client = bench.clientLoad().overhead(load(bench)) + bench.settings().seconds();
        return bench.estimateWarmUp(peers, load(bench))
                + bench.estimate(peers, load(bench))
                + peers.size() * bench.settings().rounds() * client;
    }

    @Override
    public void run(Bench bench) throws BenchException {
        if (bench.epollLoad().isEmpty()) {
            bench.results().note("all loads are by echo-client load alone: no gcc here");
            return;
        }
        var peers = bench.peers().stream().filter(p -> p.kind() != Peer.Kind.PYTHON).toList();
        EpollLoad epoll = bench.epollLoad().get();
        Load load = load(bench);
        try (Servers servers = bench.start(peers)) {
            servers.each(name(), server -> bench.warmUp(server, load));
            for (int i = 0; i < bench.settings().rounds(); i++) {
                int round = i;
                servers.each(
                        name(),
                        server -> {
                            String peer = server.peer().name();
                            Sample byC = epoll.measure(server, load);
                            bench.results().add(BY_C, peer, round, byC);
                            Sample byClient = bench.clientLoad().measure(server, load);
                            bench.results().add(BY_CLIENT, peer, round, byClient);
                        });
            }
        }
    }
}
