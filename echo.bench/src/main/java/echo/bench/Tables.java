package echo.bench;

import java.util.ArrayList;
import java.util.List;

/** The tables of figures. A server that was not measured in a scenario has no row in it. */
final class Tables {

    private final Results results;
    private final List<Peer> peers;

    Tables(Results results, List<Peer> peers) {
        this.results = results;
        this.peers = peers;
    }

    /** A load: what the server did, and how long it took. */
    String load(Scenario scenario, String series) {
        boolean closed = series.equals(scenario.name());
        var header = new ArrayList<>(List.of("server"));
        List<Figure> spreads =
                closed
                        ? List.of(Figure.RATE, Figure.PER_CPU, Figure.P999)
                        : List.of(Figure.PER_CPU, Figure.P999);
        List<Figure> medians =
                List.of(Figure.P50, Figure.P99, Figure.MAX, Figure.RESIDENT, Figure.SWITCHES);
        spreads.forEach(figure -> header.add(figure.label()));
        header.add("echo to it, per CPU-second");
        medians.forEach(figure -> header.add(figure.label()));
        if (closed) {
            header.add(Figure.SYSTEM_CALLS.label());
        }
        var table = new Table(header);
        for (Peer peer : measured(series)) {
            var row = new ArrayList<>(List.of(peer.name()));
            spreads.forEach(figure -> row.add(spread(series, peer, figure)));
            row.add(ratio(series, Figure.PER_CPU, peer));
            medians.forEach(figure -> row.add(median(series, peer, figure)));
            if (closed) {
                row.add(median(SystemCalls.series(scenario), peer, Figure.SYSTEM_CALLS));
            }
            table.row(row);
        }
        return table.toString();
    }

    /** A figure at several numbers of connections. */
    String byCount(List<String> series, List<String> titles, Figure figure) {
        var header = new ArrayList<>(List.of("server"));
        header.addAll(titles);
        header.add("last to first");
        var table = new Table(header);
        for (Peer peer : measured(series.getLast())) {
            var row = new ArrayList<>(List.of(peer.name()));
            series.forEach(each -> row.add(spread(each, peer, figure)));
            row.add(
                    results.ratio(
                                    series.getLast(),
                                    figure,
                                    peer.name(),
                                    series.getFirst(),
                                    figure,
                                    peer.name())
                            .map(Format::ratio)
                            .orElse("–"));
            table.row(row);
        }
        return table.toString();
    }

    String startMemory() {
        var table = new Table(List.of("server", "RSS MB after one echo"));
        for (Peer peer : measured(IdleMemory.START)) {
            table.row(List.of(peer.name(), spread(IdleMemory.START, peer, Figure.RESIDENT)));
        }
        return table.toString();
    }

    String generators() {
        List<String> series = List.of(BothGenerators.BY_C, BothGenerators.BY_CLIENT);
        var table =
                new Table(
                        List.of(
                                "server",
                                "requests/s, C",
                                "requests/s, echo-client",
                                "per CPU-second, C",
                                "per CPU-second, echo-client",
                                "echo to it, C",
                                "echo to it, echo-client",
                                "p99.9 µs, C",
                                "p99.9 µs, echo-client"));
        for (Peer peer : measured(BothGenerators.BY_CLIENT)) {
            var row = new ArrayList<>(List.of(peer.name()));
            series.forEach(each -> row.add(median(each, peer, Figure.RATE)));
            series.forEach(each -> row.add(median(each, peer, Figure.PER_CPU)));
            series.forEach(each -> row.add(ratio(each, Figure.PER_CPU, peer)));
            series.forEach(each -> row.add(median(each, peer, Figure.P999)));
            table.row(row);
        }
        return table.toString();
    }

    String nettyThreads() {
        var header = new ArrayList<>(List.of("server"));
        NettyThreads.counts().forEach(count -> header.add(count + " threads: per CPU-second"));
        NettyThreads.counts().forEach(count -> header.add(count + " threads: requests/s"));
        var table = new Table(header);
        for (Peer peer : peers) {
            if (peer.kind() == Peer.Kind.NETTY) {
                var row = new ArrayList<>(List.of(peer.name()));
                for (Figure figure : List.of(Figure.PER_CPU, Figure.RATE)) {
                    for (int count : NettyThreads.counts()) {
                        String variant = NettyThreads.variant(peer.name(), count);
                        row.add(median(NettyThreads.SCENARIO, variant, figure));
                    }
                }
                table.row(row);
            }
        }
        return table.toString();
    }

    private List<Peer> measured(String series) {
        return peers.stream().filter(peer -> results.has(series, peer.name())).toList();
    }

    private String ratio(String series, Figure figure, Peer peer) {
        return results.ratio(series, figure, "echo", peer.name()).map(Format::ratio).orElse("–");
    }

    private String spread(String series, Peer peer, Figure figure) {
        return results.spread(series, peer.name(), figure)
                .map(spread -> Format.spread(figure, spread))
                .orElse("–");
    }

    private String median(String series, Peer peer, Figure figure) {
        return median(series, peer.name(), figure);
    }

    private String median(String series, String peer, Figure figure) {
        return results.spread(series, peer, figure)
                .map(spread -> Format.value(figure, spread.median()))
                .orElse("–");
    }
}
