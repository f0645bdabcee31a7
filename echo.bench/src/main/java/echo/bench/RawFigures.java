package echo.bench;

import echo.cli.Json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every round of every server and scenario, as JSON. */
record RawFigures(
        Settings settings, Map<String, String> machine, List<Peer> peers, Results results) {

    String text() {
        var servers = new LinkedHashMap<String, Object>();
        peers.forEach(peer -> servers.put(peer.name(), peer.settings()));
        var rates = new LinkedHashMap<String, Object>();
        Scenario.ALL.forEach(
                s -> results.openRate(s.name()).ifPresent(rate -> rates.put(s.open(), rate)));
        var all = new LinkedHashMap<String, Object>();
        all.put("machine", machine);
        all.put("rounds", settings.rounds());
        all.put("seconds", settings.seconds());
        all.put("servers", servers);
        all.put("openLoopRates", rates);
        all.put("notes", results.notes());
        all.put("targets", Targets.judge(results).stream().map(RawFigures::object).toList());
        all.put(
                "samples",
                results.all().entrySet().stream()
                        .flatMap(
                                series ->
                                        series.getValue().entrySet().stream()
                                                .map(r -> object(series.getKey(), r)))
                        .toList());
        // A line for each, so that people and diff can read it too.
        return Json.text(all).replace("{\"scenario\"", "\n{\"scenario\"") + "\n";
    }

    private static Map<String, Object> object(Verdict verdict) {
        var object = new LinkedHashMap<String, Object>();
        object.put("scenario", verdict.scenario());
        object.put("target", verdict.target());
        object.put("figure", verdict.figure());
        object.put("verdict", verdict.verdict());
        return object;
    }

    private static Map<String, Object> object(
            Results.Series series, Map.Entry<Integer, Sample> round) {
        var object = new LinkedHashMap<String, Object>();
        object.put("scenario", series.scenario());
        object.put("server", series.peer());
        object.put("round", round.getKey() + 1);
        for (Figure figure : Figure.values()) {
            round.getValue().get(figure).ifPresent(value -> object.put(figure.key(), value));
        }
        return object;
    }
}
