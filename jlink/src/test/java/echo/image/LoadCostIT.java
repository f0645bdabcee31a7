package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code echo-client load} costs itself, beside a generator of one thread in C, in turn,
 * against one server. The client is warmed up first: it is not the compiler that is compared.
 */
@Tag("alone")
final class LoadCostIT {

    /** Of each; {@code -Pstress} has more. */
    private static final int ROUNDS = Integer.getInteger("echo.rounds", 3);

    private static final double LEAST_REQUESTS = 0.5;
    private static final double MOST_OF_C = 2;

    @TempDir private static Path folder;
    private static EpollLoad generator;
    private static ServerProcess server;

    /** Requests, for a second of the generator's processor time, and the median time of one. */
    private record Cost(double requestsPerCpuSecond, double p50) {}

    @BeforeAll
    static void start() throws Exception {
        generator = EpollLoad.in(folder);
        server =
                ServerProcess.start(
                        Image.BUILT, "--host", "127.0.0.1", "--port", "0", "--log-level", "off");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void takesNoMoreThanTwiceTheProcessorTimeOfC() throws Exception {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS; i++) {
            double c = c(100, 1, 0).requestsPerCpuSecond();
            double ours = ours(100, "--warmup 3s --duration 2s").requestsPerCpuSecond();
            ratios.add(ours / c);
        }
        System.out.printf(
                Locale.ROOT,
                "requests for each second of processor time, of what C makes: median %.2f of %s%n",
                Honest.median(ratios),
                ratios);
        assertTrue(
                Honest.median(ratios) >= LEAST_REQUESTS,
                () -> "the median is at least %s: %s".formatted(LEAST_REQUESTS, ratios));
    }

    /** Of the least times: what else the machine does only adds to them. */
    @Test
    void addsLessToTheMedianAtLowLoadThanAnEchoTakes() throws Exception {
        var ofC = new ArrayList<Double>();
        var ofOurs = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS + 2; i++) {
            ofC.add(c(4, 1, 1000).p50());
            ofOurs.add(ours(4, "--warmup 1s --duration 1s --rate 1000").p50());
        }
        double ratio = Collections.min(ofOurs) / Collections.min(ofC);
        System.out.printf(
                Locale.ROOT,
                "medians of 1,000 requests a second: %.2f of C's at the least; nanoseconds %s, C's"
                        + " %s%n",
                ratio,
                ofOurs,
                ofC);
        assertTrue(
                ratio <= MOST_OF_C,
                () ->
                        "the least is at most %s of C's: %s beside %s"
                                .formatted(MOST_OF_C, ofOurs, ofC));
    }

    private static Cost c(int connections, int seconds, int rate) throws Exception {
        EpollLoad.Result result = generator.run(server.port(), connections, seconds, rate);
        return new Cost(result.requests() / result.cpuSeconds(), result.p50());
    }

    private static Cost ours(int connections, String options) throws Exception {
        var command =
                new ArrayList<>(
                        List.of(
                                Image.BUILT.client(),
                                "load",
                                "127.0.0.1",
                                Integer.toString(server.port()),
                                "--json",
                                "--quiet",
                                "--connections",
                                Integer.toString(connections)));
        command.addAll(List.of(options.split(" ")));
        Run run = Run.of(command.toArray(String[]::new));
        assertEquals(0, run.exit(), () -> "it runs: " + run.err());
        return new Cost(
                number(run, "\"requests\": ") / number(run, "\"cpuSeconds\": "),
                number(run, "\"echoNanos\": \\{[^}]*\"p50\": "));
    }

    private static double number(Run run, String before) {
        Matcher matcher = Pattern.compile(before + "([0-9.E]+)").matcher(run.out());
        assertTrue(matcher.find(), () -> "has " + before + ": " + run.out());
        return Double.parseDouble(matcher.group(1));
    }
}
