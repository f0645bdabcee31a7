package echo.plugins.standard.fault;

import echo.api.Handler;
import echo.plugins.standard.Options;
import echo.plugins.standard.Pace;
import echo.plugins.standard.Units;
import echo.plugins.standard.fault.Faults.Delay;
import echo.plugins.standard.fault.Faults.Place;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads a listener's {@link Faults}. */
final class FaultOptions {

    private static final double ALWAYS = 100;
    private static final String PLACE = "BYTES[:PERCENT]";

    private FaultOptions() {}

    static Faults read(Handler handler, Map<String, String> given) {
        var options = new Options(handler, given);
        var faults =
                new Faults(
                        options.one("seed", "N", FaultOptions::seed).orElse(Faults.NONE.seed()),
                        options.one("delay", "TIME[:PERCENT],...", FaultOptions::delays)
                                .orElse(List.of()),
                        options.one("jitter", "TIME", Units::time).orElse(Duration.ZERO),
                        options.one("rate", "BYTES", Units::someBytes).orElse(Pace.UNLIMITED),
                        options.one("slice", "BYTES", FaultOptions::slice)
                                .orElse(Integer.MAX_VALUE),
                        ends(options),
                        options.one("corrupt-at", "OFFSET[:PERCENT]", FaultOptions::place),
                        options.one("slow-close", "TIME", Units::time).orElse(Duration.ZERO));
        options.requireNoOthers();
        return faults;
    }

    private static Map<End, Place> ends(Options options) {
        var ends = new EnumMap<End, Place>(End.class);
        for (End end : End.values()) {
            options.one(end.option(), PLACE, FaultOptions::place)
                    .ifPresent(place -> ends.put(end, place));
        }
        return ends;
    }

    private static long seed(String text) {
        if (text.matches("-?[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException(
                "'%s' is not a whole number: write one of at most 18 digits".formatted(text));
    }

    private static int slice(String text) {
        return (int) Math.min(Units.someBytes(text), Integer.MAX_VALUE);
    }

    private static Place place(String text) {
        return withPercent(text, Units::bytes, Place::new);
    }

    private static List<Delay> delays(String text) {
        List<Delay> delays =
                Arrays.stream(text.split(",", -1))
                        .map(part -> withPercent(part, Units::time, Delay::new))
                        .toList();
        if (delays.stream().mapToDouble(Delay::percent).sum() > ALWAYS) {
            throw new IllegalArgumentException(
                    "'%s' adds up to more than 100 percent: write such as 10ms:5,1s:1"
                            .formatted(text));
        }
        return delays;
    }

    /** Splits off {@code :PERCENT}, which may be missing. */
    private static <T, R> R withPercent(
            String text, Function<String, T> reader, BiFunction<T, Double, R> maker) {
        int colon = text.indexOf(':');
        return colon < 0
                ? maker.apply(reader.apply(text), ALWAYS)
                : maker.apply(
                        reader.apply(text.substring(0, colon)),
                        Units.percent(text.substring(colon + 1)));
    }
}
