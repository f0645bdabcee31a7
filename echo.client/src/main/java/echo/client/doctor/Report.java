package echo.client.doctor;

import echo.cli.Table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found, as it is printed.
 *
 * @param config the run that is intended
 * @param findings of each check, in their order
 */
record Report(DoctorConfig config, Map<Check, Finding> findings) {

    private static final List<String> HEADINGS = List.of("CHECK", "STATE", "FOUND", "WANTED");

    long faults() {
        return findings.values().stream().filter(Finding::isFault).count();
    }

    /** A table, and for each fault what it does and the line that fixes it. */
    List<String> lines() {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADINGS);
        findings.forEach(
                (check, finding) ->
                        rows.add(
                                List.of(
                                        check.toString(),
                                        finding.state().toString(),
                                        // The state says it.
                                        finding.state() == Finding.State.UNKNOWN
                                                ? ""
                                                : finding.found(),
                                        finding.wanted())));
        var lines = new ArrayList<>(Table.lines(rows));
        lines.add("");
        if (faults() > 0) {
            lines.add("# as root, or with sudo before sysctl and prlimit:");
        }
        findings.forEach(
                (check, finding) -> {
                    if (finding.isFault()) {
                        lines.add("# " + check + ": " + finding.why());
                        lines.add(finding.fix());
                    }
                });
        return lines;
    }

    String summary() {
        String run =
                config.connections()
                        + (config.connections() == 1 ? " connection" : " connections")
                        + (config.rate() == 0 ? "" : " and " + config.rate() + " more a second");
        return faults() == 0
                ? "nothing found that would spoil a run of " + run
                : faults() + " of " + findings.size() + " checks would spoil a run of " + run;
    }

    /** For programs: {@code ok} is false for a fault alone. */
    Map<String, Object> json() {
        var checks = new ArrayList<Map<String, Object>>();
        findings.forEach(
                (check, finding) -> {
                    var object = new LinkedHashMap<String, Object>();
                    object.put("name", check.toString());
                    object.put("ok", !finding.isFault());
                    object.put("found", finding.found());
                    object.put("wanted", finding.wanted());
                    object.put("fix", finding.fix());
                    checks.add(object);
                });
        var json = new LinkedHashMap<String, Object>();
        json.put("connections", config.connections());
        json.put("rate", config.rate());
        json.put("checks", checks);
        return json;
    }
}
