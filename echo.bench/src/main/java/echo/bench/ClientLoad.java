package echo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code echo-client load} of the image. It does not stop between warm-up and measurement, so that
 * the server's processor time is noted all the while, and taken from when its log begins.
 */
final class ClientLoad implements Generator {

    private static final int QUIET_PAUSES = 2;
    private static final double WARM_UP = 1;

    private final Path client;
    private final Path folder;
    private final Processes processes;

    ClientLoad(Path image, Path folder, Processes processes) {
        this.client = image.resolve("bin/echo-client");
        this.folder = folder;
        this.processes = processes;
    }

    @Override
    public Sample measure(ServerProcess server, Load load) throws BenchException {
        Path log = folder.resolve("client.hlog");
        Sample sample;
        try (var watch = new Watch(server.pid())) {
            Command.Result result =
                    Command.result(processes, folder, command(server.port(), load, log));
            if (result.exit() != 0) {
                throw new BenchException(
                        "the load on %s: %s".formatted(server.peer().name(), result.lastLine()));
            }
            double seconds = number(result.said(), "\"seconds\": ");
            double requests = number(result.said(), "\"requests\": ");
            double start = start(log);
            sample =
                    Sample.of(
                            times(result.said()),
                            (long) requests,
                            requests / seconds,
                            watch.at(start),
                            watch.at(start + seconds));
        }
        server.awaitQuiet(QUIET_PAUSES);
        return sample;
    }

    @Override
    public double overhead(Load load) {
        return WARM_UP + 1 + load.connections() * 200e-6;
    }

    private List<String> command(int port, Load load, Path log) {
        var command = new ArrayList<>(List.of(client.toString(), "load", "127.0.0.1", "" + port));
        command.addAll(List.of("--json", "--quiet", "--hdr", log.toString()));
        command.addAll(List.of("--source", "127.0.0.1-127.0.0.8"));
        command.addAll(List.of("--warmup", (long) (WARM_UP * 1000) + "ms"));
        command.addAll(List.of("--duration", (long) (load.seconds() * 1000) + "ms"));
        command.addAll(List.of("--connections", "" + load.connections()));
        command.addAll(List.of("--message-size", "" + load.size()));
        if (load.connects()) {
            command.add("--connect-per-request");
        }
        if (load.rate() > 0) {
            command.addAll(List.of("--rate", String.format(Locale.ROOT, "%.0f", load.rate())));
        }
        return command;
    }

    private static Map<Figure, Double> times(String json) throws BenchException {
        var times = new EnumMap<Figure, Double>(Figure.class);
        String echo = "\"echoNanos\": \\{[^}]*";
        times.put(Figure.P50, number(json, echo + "\"p50\": ") / 1e3);
        times.put(Figure.P99, number(json, echo + "\"p99\": ") / 1e3);
        times.put(Figure.P999, number(json, echo + "\"p99\\.9\": ") / 1e3);
        times.put(Figure.MAX, number(json, echo + "\"max\": ") / 1e3);
        return times;
    }

    /** When the first interval of its log began, in seconds since 1970. */
    private static double start(Path log) throws BenchException {
        try {
            return number(Files.readString(log), "(?m)^Tag=echo,");
        } catch (IOException e) {
            throw new BenchException("echo-client wrote no log: " + e.getMessage());
        }
    }

    static double number(String text, String before) throws BenchException {
        Matcher matcher = Pattern.compile(before + "([-+0-9.eE]+)").matcher(text);
        if (!matcher.find()) {
            throw new BenchException("not what echo-client prints: no " + before + "in " + text);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
