package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The samples of a page of figures.
 *
 * @param samples values by their names and labels
 */
record Figures(Map<String, Double> samples) {

    /** As the health listener tells them now. */
    static Figures of(int port) throws IOException {
        String page = HttpPeer.get(port, "/metrics");
        assertTrue(page.startsWith("HTTP/1.1 200 OK\r\n"), page);
        var samples = new HashMap<String, Double>();
        page.substring(page.indexOf("\r\n\r\n") + 4)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> add(samples, line));
        return new Figures(samples);
    }

    private static void add(Map<String, Double> samples, String line) {
        int space = line.lastIndexOf(' ');
        Double value = Double.valueOf(line.substring(space + 1));
        assertEquals(
                null, samples.put(line.substring(0, space), value), "no sample twice: " + line);
    }

    /** Of one listener and its handler {@code echo}; fails if there is none. */
    double of(String name, String listener, String... more) {
        var labels = new StringBuilder("listener=\"" + listener + "\",handler=\"echo\"");
        for (int i = 0; i < more.length; i += 2) {
            labels.append(",%s=\"%s\"".formatted(more[i], more[i + 1]));
        }
        return get("%s{%s}".formatted(name, labels));
    }

    /** Fails if there is none. */
    double get(String sample) {
        assertTrue(samples.containsKey(sample), () -> sample + " should be in " + samples);
        return samples.get(sample);
    }
}
