package echo.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What echo-server is meant to reach, and whether it does. */
final class Targets {

    private static final String ECHO = "echo";
    private static final double MOST_BYTES = 2000;
    private static final double MOST_START = 1.5;
    private static final double FLAT = 1.1;
    private static final double LONGEST_WAIT = 10;

    private final Results results;
    private final List<Verdict> verdicts = new ArrayList<>();

    private Targets(Results results) {
        this.results = results;
    }

    static List<Verdict> judge(Results results) {
        var targets = new Targets(results);
        targets.throughput();
        targets.idleMemory();
        targets.start();
        targets.flatCost();
        Scenario.ALL.forEach(scenario -> targets.tail(scenario.title(), scenario.name()));
        Scenario.ALL.forEach(s -> targets.tail(s.title() + ", open loop", s.open()));
        Scenario.ALL.forEach(s -> targets.starvation(s.title(), s.name()));
        Scenario.ALL.forEach(s -> targets.starvation(s.title() + ", open loop", s.open()));
        return List.copyOf(targets.verdicts);
    }

    private void throughput() {
        Scenario headline = Scenario.named(Scenario.HEADLINE);
        perCpu(headline, "best Netty", best(headline.name(), Figure.PER_CPU), 1.2);
        perCpu(headline, "go", Optional.of("go"), 1.2);
        perCpu(headline, "c-epoll", Optional.of("c-epoll"), 0.8);
        for (String name : List.of("64x1", "64x1000", "64x10000", "bulk", "connect")) {
            perCpu(Scenario.named(name), "best Netty", best(name, Figure.PER_CPU), 1);
        }
        Optional<String> rival = best("64x1", Figure.RATE);
        verdicts.add(
                Verdict.atLeast(
                        Scenario.named("64x1").title(),
                        "round trips/s ≥ 1.0 × best Netty",
                        ratio("64x1", Figure.RATE, rival),
                        1,
                        rival.orElse("")));
    }

    private void perCpu(
            Scenario scenario, String rivalTitle, Optional<String> rival, double bound) {
        String what =
                switch (scenario.name()) {
                    case "bulk" -> "bytes";
                    case "connect" -> "connections";
                    default -> "requests";
                };
        verdicts.add(
                Verdict.atLeast(
                        scenario.title(),
                        "%s per CPU-second ≥ %s × %s".formatted(what, bound, rivalTitle),
                        ratio(scenario.name(), Figure.PER_CPU, rival),
                        bound,
                        remark(rivalTitle, rival)));
    }

    private void idleMemory() {
        String series = IdleMemory.series(15_000);
        String title = "idle, 15,000 connections after one echo each";
        Optional<String> rival = best(series, Figure.PER_CONNECTION);
        verdicts.add(
                Verdict.atMost(
                        title,
                        "RSS a connection ≤ 2,000 bytes",
                        results.spread(series, ECHO, Figure.PER_CONNECTION),
                        MOST_BYTES,
                        ""));
        verdicts.add(
                Verdict.atMost(
                        title,
                        "RSS a connection ≤ best Netty",
                        ratio(series, Figure.PER_CONNECTION, rival),
                        1,
                        rival.orElse("")));
    }

    private void start() {
        verdicts.add(
                Verdict.atMost(
                        "exec to first echo",
                        "≤ 1.5 × the image's hello world",
                        results.ratio(
                                StartUp.SERIES,
                                Figure.MILLIS,
                                ECHO,
                                StartUp.SERIES,
                                Figure.HELLO_MILLIS,
                                ECHO),
                        MOST_START,
                        ""));
    }

    private void flatCost() {
        for (int count : ConnectionCost.COUNTS.subList(1, ConnectionCost.COUNTS.size())) {
            String first = ConnectionCost.series(ConnectionCost.COUNTS.getFirst());
            verdicts.add(
                    Verdict.atMost(
                            "CPU a request at %,d connections".formatted(count),
                            "≤ 1.1 × that at 1,000",
                            results.ratio(
                                    ConnectionCost.series(count),
                                    Figure.CPU_MICROS,
                                    ECHO,
                                    first,
                                    Figure.CPU_MICROS,
                                    ECHO),
                            FLAT,
                            "c-epoll "
                                    + median(
                                            results.ratio(
                                                    ConnectionCost.series(count),
                                                    Figure.CPU_MICROS,
                                                    "c-epoll",
                                                    first,
                                                    Figure.CPU_MICROS,
                                                    "c-epoll"))));
        }
    }

    private void tail(String title, String series) {
        Optional<String> rival = best(series, Figure.P999);
        verdicts.add(
                Verdict.atMost(
                        title,
                        "p99.9 ≤ 1.0 × best Netty",
                        ratio(series, Figure.P999, rival),
                        1,
                        rival.orElse("")));
    }

    private void starvation(String title, String series) {
        Optional<String> netty = best(series, Figure.MAX);
        String others =
                "%s %s, c-epoll %s; ÷ usual longest wait %s"
                        .formatted(
                                netty.orElse("Netty"),
                                netty.map(n -> median(longestToMedian(series, n))).orElse("–"),
                                median(longestToMedian(series, "c-epoll")),
                                median(
                                        results.ratio(
                                                series,
                                                Figure.MAX,
                                                ECHO,
                                                series,
                                                Figure.USUAL_LONGEST,
                                                ECHO)));
        verdicts.add(
                Verdict.atMost(
                        title,
                        "longest wait ≤ 10 × median",
                        longestToMedian(series, ECHO),
                        LONGEST_WAIT,
                        others));
    }

    private Optional<Spread> longestToMedian(String series, String peer) {
        return results.ratio(series, Figure.MAX, peer, series, Figure.P50, peer);
    }

    private Optional<String> best(String series, Figure figure) {
        return results.best(series, figure, Peers.NETTY);
    }

    private Optional<Spread> ratio(String series, Figure figure, Optional<String> rival) {
        return rival.flatMap(name -> results.ratio(series, figure, ECHO, name));
    }

    private static String remark(String title, Optional<String> rival) {
        return rival.filter(name -> !name.equals(title)).orElse("");
    }

    private static String median(Optional<Spread> spread) {
        return spread.map(s -> Format.number(s.median())).orElse("–");
    }
}
