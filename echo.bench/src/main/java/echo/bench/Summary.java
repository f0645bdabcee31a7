package echo.bench;

import java.util.List;
import java.util.Optional;

/** What one wants to know first: how echo-server stands beside the others. */
record Summary(Results results) {

    private static final String ECHO = "echo";

    String text() {
        var page = new StringBuilder("## In short\n");
        page.append(
                """
                What echo-server does with a second of its processor's time, of what others do: 1.5 is
                half as much more, and what lies within the range in parentheses on both sides of 1 is no difference.

                """);
        var table = new Table(List.of("load", "of the best Netty", "of Go", "of C"));
        for (Scenario scenario : Scenario.ALL) {
            if (results.has(scenario.name(), ECHO)) {
                table.row(row(scenario));
            }
        }
        page.append(table);
        memory().ifPresent(page::append);
        start().ifPresent(page::append);
        page.append(
                """

                What was aimed at, and how far off it is: [Targets](#targets). Why: [PERFORMANCE.md](PERFORMANCE.md).
                """);
        return page.toString();
    }

    private List<String> row(Scenario scenario) {
        String series = scenario.name();
        Optional<String> netty = results.best(series, Figure.PER_CPU, Peers.NETTY);
        return List.of(
                scenario.title(),
                netty.map(name -> "%s, %s".formatted(ratio(series, name), name)).orElse("–"),
                ratio(series, "go"),
                ratio(series, "c-epoll"));
    }

    private String ratio(String series, String other) {
        return results.ratio(series, Figure.PER_CPU, ECHO, other).map(Format::ratio).orElse("–");
    }

    private Optional<String> memory() {
        String series = IdleMemory.series(IdleMemory.COUNTS.getLast());
        Optional<String> netty = results.best(series, Figure.PER_CONNECTION, Peers.NETTY);
        return results.spread(series, ECHO, Figure.PER_CONNECTION)
                .map(
                        echo ->
                                "\nAn idle connection takes %s resident bytes; with the best Netty %s.\n"
                                        .formatted(
                                                Format.number(echo.median()),
                                                netty.flatMap(name -> bytes(series, name))
                                                        .orElse("–")));
    }

    private Optional<String> bytes(String series, String peer) {
        return results.spread(series, peer, Figure.PER_CONNECTION)
                .map(spread -> Format.number(spread.median()));
    }

    private Optional<String> start() {
        return results.ratio(
                        StartUp.SERIES,
                        Figure.MILLIS,
                        ECHO,
                        StartUp.SERIES,
                        Figure.HELLO_MILLIS,
                        ECHO)
                .map(
                        ratio ->
                                "\nFrom the start to the first echo it takes %s times as long as a hello world in Java.\n"
                                        .formatted(Format.number(ratio.median())));
    }
}
