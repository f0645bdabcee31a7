package echo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Figures in, text out. */
final class ReportTest {

    private static final Path ROOT = Path.of("/");
    private static final List<Peer> PEERS =
            List.of(
                    Peer.of("echo", Peer.Kind.ECHO, List.of("echo"), "as shipped"),
                    Peer.of("netty-nio", Peer.Kind.NETTY, List.of("java"), "1 thread"),
                    Peer.of("netty-epoll", Peer.Kind.NETTY, List.of("java"), "1 thread"),
                    Peer.of("go", Peer.Kind.GO, List.of("go"), "").without("no go here"));

    private final Results results = new Results();

    private void add(String series, String peer, double perCpu, double p50, double longest) {
        int round = results.all().getOrDefault(new Results.Series(series, peer), Map.of()).size();
        var figures =
                Map.of(
                        Figure.PER_CPU, perCpu,
                        Figure.P50, p50,
                        Figure.P999, longest,
                        Figure.MAX, longest);
        results.add(series, peer, round, new Sample(figures));
    }

    private Report report() {
        var versions = new Settings.Versions("1", "4.2");
        var settings = new Settings(ROOT, ROOT, ROOT, ROOT, 2, 1.5, Set.of(), versions);
        return new Report(settings, Map.of("cores", "2"), PEERS, results);
    }

    private String target(String scenario, String target) {
        String start = "| " + scenario + " | " + target;
        return report().targets()
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTargetThatIsMetAndOnesThatAreNot() {
        for (int i = 0; i < 2; i++) {
            add("64x100", "echo", 120_000, 800, 4000);
            add("64x100", "netty-nio", 80_000, 900, 8000);
            add("64x100", "netty-epoll", 100_000, 700, 2000);
        }
        String title = "64 bytes, 100 connections";
        assertEquals(
                "| 64 bytes, 100 connections | requests per CPU-second ≥ 1.2 × best Netty"
                        + " | 1.20 (1.20–1.20), netty-epoll | met |",
                target(title, "requests per CPU-second ≥ 1.2 × best Netty"),
                "the best of them, and what it is");
        assertEquals(
                "| 64 bytes, 100 connections | p99.9 ≤ 1.0 × best Netty"
                        + " | 2.00 (2.00–2.00), netty-epoll | missed by 100.0 % |",
                target(title, "p99.9"), "by how much");
        assertTrue(
                target(title, "requests per CPU-second ≥ 1.2 × go")
                        .endsWith("| – | not measured |"),
                "go did not run");
        assertTrue(
                target(title, "longest wait").contains("5.00 (5.00–5.00), netty-epoll 2.86,"),
                () -> "4000 / 800, and Netty's: " + target(title, "longest wait"));
    }

    @Test
    void thePageHasTheRoundsAndWhatIsLeftOut() {
        add("64x1", "echo", 30_000, 25, 100);
        add("64x1", "echo", 40_000, 27, 300);
        add("64x1", "netty-nio", 20_000, 30, 200);
        add("64x1", "netty-nio", 20_000, 30, 200);
        results.note("go is left out: no go here");
        String page = report().text();
        assertTrue(page.contains("| cores | 2 |"), () -> "the machine: " + page);
        assertTrue(page.contains("| go | left out: no go here |"), () -> "the servers: " + page);
        assertTrue(
                page.contains(
                        "| netty-nio | – | 20,000 (20,000–20,000) | 200 (200–200)"
                                + " | 1.75 (1.50–2.00) | 30.0 | – | 200 | – | – | – |"),
                () -> "medians, spread, and the ratio: " + page);
        assertTrue(
                page.contains("| 64 bytes, 1 connection | 1.75 (1.50–2.00), netty-nio | – | – |"),
                () -> "in short: " + page);
        assertTrue(page.contains("- go is left out: no go here\n"), () -> "why: " + page);
        assertTrue(page.indexOf("## Targets") > page.indexOf("## 64 bytes"), "targets come last");
    }

    @Test
    void theRawFiguresHaveEveryRound() {
        add("64x1", "echo", 30_000.5, 25, 100);
        add("64x1", "echo", 40_000, 27, 300);
        String json = report().json();
        assertTrue(
                json.contains(
                        "{\"scenario\": \"64x1\", \"server\": \"echo\", \"round\": 1,"
                                + " \"requestsPerCpuSecond\": 30000.5, \"p50Micros\": 25.0,"
                                + " \"p99.9Micros\": 100.0, \"maxMicros\": 100.0}"),
                () -> "the first round: " + json);
        assertTrue(json.contains("\"round\": 2"), () -> "the second: " + json);
    }
}
