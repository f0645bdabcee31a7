package echo.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The generator in C. It opens its connections and then waits, so that the server can be looked at
 * when it is at rest before and after: every request between the two is counted.
 */
final class EpollLoad implements Generator {

    private static final int QUIET_PAUSES = 2;

    private final Path program;
    private final Processes processes;

    EpollLoad(Path program, Processes processes) {
        this.program = program;
        this.processes = processes;
    }

    @Override
    public Sample measure(ServerProcess server, Load load) throws BenchException {
        Sample sample;
        try (Session session = open(server, load)) {
            Vitals before = Vitals.of(server.pid());
            Result result = session.run(load.seconds(), load.rate());
            Vitals after = Vitals.of(server.pid());
            double rate = result.inTime() / load.seconds();
            sample = Sample.of(result.times(), result.requests(), rate, before, after);
        }
        server.awaitQuiet(QUIET_PAUSES);
        return sample;
    }

    @Override
    public double overhead(Load load) {
        return 0.1 + (load.connects() ? 0.1 : load.connections() * 80e-6);
    }

    Session open(ServerProcess server, Load load) throws BenchException {
        try {
            return new Session(server, load);
        } catch (IOException e) {
            throw new BenchException("the load generator does not start: " + e.getMessage());
        }
    }

    /** What it says about one load; times in microseconds. */
    record Result(long requests, long inTime, Map<Figure, Double> times) {

        static Result of(String line) throws BenchException {
            try {
                Map<String, Long> values =
                        Arrays.stream(line.split(" "))
                                .map(word -> word.split("="))
                                .collect(
                                        Collectors.toMap(
                                                word -> word[0], word -> Long.valueOf(word[1])));
                var times = new EnumMap<Figure, Double>(Figure.class);
                times.put(Figure.P50, values.get("p50") / 1e3);
                times.put(Figure.P99, values.get("p99") / 1e3);
                times.put(Figure.P999, values.get("p999") / 1e3);
                times.put(Figure.MAX, values.get("max") / 1e3);
                times.put(Figure.USUAL_LONGEST, values.get("usualLongest") / 1e3);
                return new Result(values.get("requests"), values.get("inTime"), times);
            } catch (RuntimeException e) {
                throw new BenchException("not what the load generator says: " + line);
            }
        }
    }

    /** Connections that are open. */
    final class Session implements AutoCloseable {

        private final Process process;
        private final BufferedReader out;
        private final ServerProcess server;

        private Session(ServerProcess server, Load load) throws IOException, BenchException {
            this.server = server;
            var command = new ArrayList<>(List.of(program.toString()));
            command.add(Integer.toString(server.port()));
            command.add(Integer.toString(load.connections()));
            command.add(Integer.toString(load.size()));
            command.add(load.connects() ? "connect" : "keep");
            process = processes.start(new ProcessBuilder(command));
            out = process.inputReader();
            String line = line();
            if (!line.equals("ready")) {
                close();
                throw new BenchException("not what the load generator says: " + line);
            }
        }

        Result run(double seconds, double rate) throws BenchException {
            try {
                process.outputWriter().write(seconds + " " + rate + "\n");
                process.outputWriter().flush();
                return Result.of(line());
            } catch (IOException e) {
                throw new BenchException("the load generator has ended");
            }
        }

        @Override
        public void close() {
            processes.stop(process);
        }

        private String line() throws IOException, BenchException {
            String line = out.readLine();
            if (line == null) {
                String error = process.errorReader().readAllAsString().strip();
                close();
                throw new BenchException(
                        "the load on %s: %s".formatted(server.peer().name(), error));
            }
            return line;
        }
    }
}
