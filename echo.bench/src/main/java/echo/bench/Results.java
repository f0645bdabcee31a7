package echo.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All samples, and what went wrong. Not thread-safe. */
final class Results {

    private final Map<Series, Map<Integer, Sample>> samples = new LinkedHashMap<>();
    private final Map<String, Double> openRates = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** One server in one scenario, round by round. */
    record Series(String scenario, String peer) {}

    void add(String scenario, String peer, int round, Sample sample) {
        samples.computeIfAbsent(new Series(scenario, peer), _ -> new TreeMap<>())
                .put(round, sample);
    }

    /** For the report: what could not be measured, and why. */
    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    void openRate(String scenario, double rate) {
        openRates.put(scenario, rate);
    }

    Optional<Double> openRate(String scenario) {
        return Optional.ofNullable(openRates.get(scenario));
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    Map<Series, Map<Integer, Sample>> all() {
        return samples;
    }

    boolean has(String scenario) {
        return samples.keySet().stream().anyMatch(series -> series.scenario.equals(scenario));
    }

    boolean has(String scenario, String peer) {
        return samples.containsKey(new Series(scenario, peer));
    }

    Optional<Spread> spread(String scenario, String peer, Figure figure) {
        return Spread.of(byRound(scenario, peer, figure).values());
    }

    /** One server's figure for another's, each round by itself. */
    Optional<Spread> ratio(String scenario, Figure figure, String peer, String other) {
        return ratio(scenario, figure, peer, scenario, figure, other);
    }

    /** The same, of two scenarios or two figures. */
    Optional<Spread> ratio(
            String scenario,
            Figure figure,
            String peer,
            String otherScenario,
            Figure otherFigure,
            String other) {
        Map<Integer, Double> below = byRound(otherScenario, other, otherFigure);
        var ratios = new ArrayList<Double>();
        byRound(scenario, peer, figure)
                .forEach(
                        (round, value) -> {
                            if (below.getOrDefault(round, 0.0) > 0) {
                                ratios.add(value / below.get(round));
                            }
                        });
        return Spread.of(ratios);
    }

    /** Whose median is the best. */
    Optional<String> best(String scenario, Figure figure, List<String> peers) {
        Comparator<String> byMedian =
                Comparator.comparingDouble(
                        peer -> spread(scenario, peer, figure).orElseThrow().median());
        return peers.stream()
                .filter(peer -> spread(scenario, peer, figure).isPresent())
                .max(figure.moreIsBetter() ? byMedian : byMedian.reversed());
    }

    private Map<Integer, Double> byRound(String scenario, String peer, Figure figure) {
        var values = new TreeMap<Integer, Double>();
        samples.getOrDefault(new Series(scenario, peer), Map.of())
                .forEach((round, s) -> s.get(figure).ifPresent(v -> values.put(round, v)));
        return values;
    }
}
