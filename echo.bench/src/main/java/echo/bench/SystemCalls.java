package echo.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Counts system calls by {@code perf}, in a load of its own: counting takes time. */
final class SystemCalls {

    private static final double SECONDS = 1;
    private static final String EVENT = "raw_syscalls:sys_enter";

    /** In the results it has a scenario of its own, as it is no round. */
    static String series(Scenario scenario) {
        return scenario.name() + "-calls";
    }

    private SystemCalls() {}

    static void count(Bench bench, Scenario scenario, ServerProcess server) throws BenchException {
        if (bench.epollLoad().isEmpty()) {
            return;
        }
        try (EpollLoad.Session session =
                bench.epollLoad().get().open(server, scenario.closed(SECONDS))) {
            double calls = 0;
            long requests = 0;
            // The counters run from when perf starts the command, which says so, until that ends.
            Process perf =
                    bench.processes()
                            .start(
                                    new ProcessBuilder(
                                            "perf",
                                            "stat",
                                            "-x",
                                            ",",
                                            "-e",
                                            EVENT,
                                            "-p",
                                            Long.toString(server.pid()),
                                            "--",
                                            "sh",
                                            "-c",
                                            "echo counting; read -r _"));
            try {
                BufferedReader out = perf.inputReader();
                if ("counting".equals(out.readLine())) {
                    requests = session.run(SECONDS, 0).requests();
                    perf.outputWriter().write("\n");
                    perf.outputWriter().flush();
                    calls = counted(perf.errorReader().readAllAsString());
                } else {
                    throw new BenchException(perf.errorReader().readAllAsString());
                }
            } finally {
                bench.processes().stop(perf);
            }
            if (requests > 0) {
                var sample = new Sample(Map.of(Figure.SYSTEM_CALLS, calls / requests));
                bench.results().add(series(scenario), server.peer().name(), 0, sample);
            }
        } catch (IOException | BenchException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("perf fails");
            bench.results().note("system calls are not counted: " + reason);
        }
        server.awaitQuiet(2);
    }

    /** From lines such as {@code 123,,raw_syscalls:sys_enter,456,100.00,,}. */
    static double counted(String said) throws BenchException {
        List<String> lines = said.lines().filter(line -> line.contains(EVENT)).toList();
        try {
            return Double.parseDouble(lines.getFirst().split(",")[0]);
        } catch (RuntimeException e) {
            throw new BenchException("perf says " + said.strip());
        }
    }
}
