package echo.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of {@code load} with {@code --json}.
 *
 * @param run how it went
 */
record LoadRun(ClientRun run) {

    static LoadRun of(String uri, String options) throws InterruptedException {
        var words = new ArrayList<String>(List.of("load", uri, "--json", "--quiet"));
        words.addAll(List.of(options.split(" ")));
        if (!options.contains("--warmup")) {
            words.addAll(List.of("--warmup", "0s"));
        }
        return new LoadRun(ClientRun.of(words.toArray(String[]::new)));
    }

    LoadRun endedWith(int exitCode) {
        assertEquals(exitCode, run.exitCode(), () -> "exit code; it said: " + run);
        return this;
    }

    /** The number of that name, which is there once, or first is what is meant. */
    double number(String name) {
        Matcher matcher =
                Pattern.compile("\"%s\": ([-0-9.E]+)".formatted(Pattern.quote(name)))
                        .matcher(run.out());
        assertTrue(matcher.find(), () -> "has " + name + ": " + run);
        return Double.parseDouble(matcher.group(1));
    }

    /** The number in the object of that name. */
    double number(String object, String name) {
        Matcher matcher =
                Pattern.compile(
                                "\"%s\": \\{[^}]*?\"%s\": ([-0-9.E]+)"
                                        .formatted(object, Pattern.quote(name)))
                        .matcher(run.out());
        assertTrue(matcher.find(), () -> "has " + object + " with " + name + ": " + run);
        return Double.parseDouble(matcher.group(1));
    }

    void complained(String... parts) {
        for (String part : parts) {
            assertTrue(run.err().contains(part), () -> "says '" + part + "': " + run.err());
        }
    }
}
