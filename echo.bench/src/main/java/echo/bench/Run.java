package echo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole of it: builds the peers, runs the steps, writes the report. */
final class Run {

    private static final String THREADS = "netty-threads";
    private static final String COMMAND = "mvn -Pbench verify -DskipTests";

    private final Settings settings;
    private final Path folder;
    private final Processes processes;
    private final Results results = new Results();
    private final long start = System.nanoTime();

    Run(Settings settings, Path folder, Processes processes) {
        this.settings = settings;
        this.folder = folder;
        this.processes = processes;
    }

    void run() throws BenchException, IOException {
        var tools = new Tools(folder, processes);
        Map<String, String> machine = Machine.facts(settings, tools);
        var peers = new Peers(settings, tools);
        List<Step> steps = steps();
        var names = new ArrayList<>(steps.stream().map(Step::name).toList());
        names.add(THREADS);
        Chosen chosen = Chosen.of(settings.only(), peers.all(), names);
        Bench bench = bench(tools, chosen.peers());
        List<Step> planned = steps.stream().filter(step -> chosen.has(step.name())).toList();
        double threads = chosen.has(THREADS) ? NettyThreads.seconds(bench) : 0;
        double expected = threads + planned.stream().mapToDouble(s -> s.seconds(bench)).sum();
        say(
                "%d rounds of %s s; expected to take %s (min:s)",
                settings.rounds(), settings.seconds(), Format.minutes(expected));
        Bench measured = bench;
        if (chosen.has(THREADS)) {
            say("%s, about %s", THREADS, Format.minutes(threads));
            measured = bench.with(NettyThreads.choose(bench, peers));
        }
        for (Step step : planned) {
            say("%s, about %s", step.name(), Format.minutes(step.seconds(measured)));
            try {
                step.run(measured);
            } catch (BenchException e) {
                results.note(step.name() + " is left out: " + e.getMessage());
            }
        }
        machine.put("date", LocalDate.now(java.time.ZoneOffset.UTC).toString());
        machine.put("command", "`" + command() + "`");
        machine.put("took", Format.minutes(elapsed()) + " (min:s), the build not counted");
        write(new Report(settings, machine, measured.peers(), results));
    }

    private Bench bench(Tools tools, List<Peer> peers) {
        Path program = folder.resolve("load");
        Optional<String> failure = tools.build(settings.peers().resolve("load.c"), program);
        failure.ifPresent(reason -> results.note("no load generator in C: " + reason));
        Optional<EpollLoad> epoll =
                failure.isPresent()
                        ? Optional.empty()
                        : Optional.of(new EpollLoad(program, processes));
        var client = new ClientLoad(settings.image(), folder, processes);
        return new Bench(settings, peers, folder, processes, results, epoll, client);
    }

    private static List<Step> steps() {
        var steps = new ArrayList<Step>();
        Scenario.ALL.forEach(scenario -> steps.add(new Rounds(scenario)));
        steps.add(new ConnectionCost());
        steps.add(new IdleMemory());
        steps.add(new StartUp());
        steps.add(new BothGenerators());
        return steps;
    }

    private String command() {
        String only =
                settings.only().isEmpty()
                        ? ""
                        : " -Dbench.only=" + String.join(",", settings.only());
        return "%s -Dbench.rounds=%d -Dbench.seconds=%s%s"
                .formatted(COMMAND, settings.rounds(), settings.seconds(), only);
    }

    private void write(Report report) throws IOException {
        Files.createDirectories(settings.out());
        Path page = settings.out().resolve("BENCHMARKS.md");
        Path raw = settings.out().resolve("benchmarks.json");
        Files.writeString(page, report.text());
        Files.writeString(raw, report.json());
        say("wrote %s and %s", page, raw);
        System.out.println(report.targets());
    }

    private double elapsed() {
        return (System.nanoTime() - start) / 1e9;
    }

    private void say(String format, Object... parts) {
        System.out.println("bench " + Format.minutes(elapsed()) + "  " + format.formatted(parts));
    }
}
