package echo.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The page, and the raw figures beside it. */
final class Report {

    private static final String COMMAND = "mvn -Pbench verify -DskipTests";

    private final Settings settings;
    private final Map<String, String> machine;
    private final List<Peer> peers;
    private final Results results;
    private final Tables tables;

    Report(Settings settings, Map<String, String> machine, List<Peer> peers, Results results) {
        this.settings = settings;
        this.machine = machine;
        this.peers = peers;
        this.results = results;
        this.tables = new Tables(results, peers);
    }

    String text() {
        var page = new StringBuilder();
        page.append(
                """
                # Benchmarks

                echo-server beside its peers, in one run of %d rounds of %s s each. This page and
                `benchmarks.json`, which has every round, are written by

                ```
                %s
                ```

                """
                        .formatted(settings.rounds(), settings.seconds(), COMMAND));
        page.append(new Summary(results).text()).append('\n');
        page.append("## Machine\n").append(facts()).append('\n');
        page.append("## Servers\n").append(servers()).append('\n');
        if (results.has(NettyThreads.SCENARIO)) {
            page.append(
                    "How many event loops serve Netty best, at 64 bytes and 100 connections:\n\n");
            page.append(tables.nettyThreads()).append('\n');
        }
        page.append(method()).append('\n');
        if (!results.notes().isEmpty()) {
            page.append("## Left out\n");
            results.notes().forEach(note -> page.append("- ").append(note).append('\n'));
            page.append('\n');
        }
        Scenario.ALL.stream().filter(s -> results.has(s.name())).forEach(s -> scenario(page, s));
        others(page);
        page.append("## Targets\n").append(targets());
        return page.toString();
    }

    /** The table that the page ends with. */
    String targets() {
        var table = new Table(List.of("scenario", "target", "figure (least–greatest)", "verdict"));
        // Who names some scenarios does not ask for the others.
        Targets.judge(results).stream()
                .filter(verdict -> settings.only().isEmpty() || verdict.isMeasured())
                .forEach(verdict -> table.row(verdict.row()));
        return table.toString();
    }

    String json() {
        return new RawFigures(settings, machine, peers, results).text();
    }

    private String facts() {
        var table = new Table(List.of("what", "is"));
        machine.forEach((what, is) -> table.row(List.of(what, is)));
        return table.toString();
    }

    private String servers() {
        var table = new Table(List.of("server", "settings"));
        for (Peer peer : peers) {
            table.row(
                    List.of(
                            peer.name(),
                            peer.missing().map(why -> "left out: " + why).orElse(peer.settings())));
        }
        return """
        All listen on 127.0.0.1 with TCP_NODELAY and a backlog of 4,096 or more. Those in
        Java run with `%s`,
        as the launcher of the image has it, on the Java that the image is linked from.

        """
                        .formatted(String.join(" ", Peers.JAVA_FLAGS))
                + table;
    }

    private void scenario(StringBuilder page, Scenario scenario) {
        page.append("## ").append(scenario.title()).append('\n');
        page.append(tables.load(scenario, scenario.name())).append('\n');
        results.openRate(scenario.name())
                .ifPresent(
                        rate -> {
                            page.append("Open loop, ").append(Format.number(rate));
                            page.append(" requests a second:\n\n");
                            page.append(tables.load(scenario, scenario.open())).append('\n');
                        });
    }

    private void others(StringBuilder page) {
        if (results.has(ConnectionCost.series(1000))) {
            page.append("## Processor time a request, by connections\n");
            page.append("64 bytes, closed loop; microseconds.\n\n");
            page.append(
                    tables.byCount(
                            ConnectionCost.COUNTS.stream().map(ConnectionCost::series).toList(),
                            titles(ConnectionCost.COUNTS),
                            Figure.CPU_MICROS));
            page.append('\n');
        }
        if (results.has(IdleMemory.START)) {
            page.append("## Memory of idle connections\n");
            page.append("Resident bytes for each, after one echo of 64 bytes.\n\n");
            page.append(
                    tables.byCount(
                            IdleMemory.COUNTS.stream().map(IdleMemory::series).toList(),
                            titles(IdleMemory.COUNTS),
                            Figure.PER_CONNECTION));
            page.append('\n').append("At the start:\n\n").append(tables.startMemory()).append('\n');
        }
        if (results.has(StartUp.SERIES)) {
            page.append("## Start\n");
            results.spread(StartUp.SERIES, "echo", Figure.MILLIS)
                    .ifPresent(s -> line(page, "exec to first echo, ms", Figure.MILLIS, s));
            results.spread(StartUp.SERIES, "echo", Figure.HELLO_MILLIS)
                    .ifPresent(s -> line(page, "hello world, ms", Figure.HELLO_MILLIS, s));
            page.append('\n');
        }
        if (results.has(BothGenerators.BY_CLIENT)) {
            page.append("## Two generators\n");
            page.append("64 bytes, 100 connections, closed loop, in the same rounds.\n\n");
            page.append(tables.generators()).append('\n');
        }
    }

    private static void line(StringBuilder page, String what, Figure figure, Spread spread) {
        page.append("- ")
                .append(what)
                .append(": ")
                .append(Format.spread(figure, spread))
                .append('\n');
    }

    private static List<String> titles(List<Integer> counts) {
        return counts.stream().map("%,d connections"::formatted).toList();
    }

    private static String method() {
        try (InputStream text = Report.class.getResourceAsStream("method.md")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
