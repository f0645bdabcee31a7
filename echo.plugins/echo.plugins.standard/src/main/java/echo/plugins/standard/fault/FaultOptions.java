package echo.plugins.standard.fault;

import echo.api.Handler;
import echo.plugins.standard.Options;
import echo.plugins.standard.Units;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a listener's {@link Faults}. */
final class FaultOptions {

    private static final double ALWAYS = 100;

    private FaultOptions() {}

    static Faults read(Handler handler, Map<String, String> given) {
        var options = new Options(handler, given);
        var faults =
                new Faults(
                        options.one("seed", "N", FaultOptions::seed).orElse(Faults.NONE.seed()),
                        options.one("delay", "TIME[:PERCENT],...", FaultOptions::delays)
                                .orElse(List.of()),
                        one(options, "jitter", "TIME", Units::time),
                        one(options, "rate", "BYTES", Units::someBytes),
                        one(options, "slice", "BYTES", FaultOptions::slice),
                        ends(options),
                        one(options, "corrupt-at", "OFFSET", Units::bytes),
                        one(options, "slow-close", "TIME", Units::time));
        options.requireNoOthers();
        return faults;
    }

    /** An option that may be for a share of the connections only. */
    private static <T> Optional<Share<T>> one(
            Options options, String name, String value, Function<String, T> reader) {
        return options.one(name, value + "[:PERCENT]", text -> share(text, reader));
    }

    private static Map<End, Share<Long>> ends(Options options) {
        var ends = new EnumMap<End, Share<Long>>(End.class);
        for (End end : End.values()) {
            one(options, end.option(), "BYTES", Units::bytes)
                    .ifPresent(share -> ends.put(end, share));
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

    private static List<Share<Duration>> delays(String text) {
        List<Share<Duration>> delays =
                Arrays.stream(text.split(",", -1)).map(part -> share(part, Units::time)).toList();
        if (delays.stream().mapToDouble(Share::percent).sum() > ALWAYS) {
            throw new IllegalArgumentException(
                    "'%s' adds up to more than 100 percent: write such as 10ms:5,1s:1"
                            .formatted(text));
        }
        return delays;
    }

    /** Splits off {@code :PERCENT}, which may be missing. */
    private static <T> Share<T> share(String text, Function<String, T> reader) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Share<>(reader.apply(text), ALWAYS)
                : new Share<>(
                        reader.apply(text.substring(0, colon)),
                        Units.percent(text.substring(colon + 1)));
    }
}
