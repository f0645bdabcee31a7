package echo.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A target and what came of it, as a row of the last table. */
record Verdict(String scenario, String target, String figure, String verdict) {

    private static final String NOT_MEASURED = "not measured";

    static Verdict atLeast(
            String scenario, String target, Optional<Spread> figure, double bound, String remark) {
        return of(scenario, target, figure, remark, figure.map(f -> (bound - f.median()) / bound));
    }

    static Verdict atMost(
            String scenario, String target, Optional<Spread> figure, double bound, String remark) {
        return of(scenario, target, figure, remark, figure.map(f -> (f.median() - bound) / bound));
    }

    boolean isMeasured() {
        return !verdict.equals(NOT_MEASURED);
    }

    List<String> row() {
        return List.of(scenario, target, figure, verdict);
    }

    private static Verdict of(
            String scenario,
            String target,
            Optional<Spread> figure,
            String remark,
            Optional<Double> missedBy) {
        String text =
                figure.map(f -> Format.ratio(f) + (remark.isEmpty() ? "" : ", " + remark))
                        .orElse("–");
        return new Verdict(
                scenario, target, text, missedBy.map(Verdict::word).orElse(NOT_MEASURED));
    }

    private static String word(double missedBy) {
        return missedBy <= 0
                ? "met"
                : String.format(Locale.ROOT, "missed by %.1f %%", missedBy * 100);
    }
}
