package echo.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to measure, and where things are.
 *
 * @param project the root of the source tree
 * @param image the image under test
 * @param modules the folder of this module and its libraries
 * @param out where the report goes
 * @param rounds how often each server is measured in each scenario
 * @param seconds how long each time
 * @param only names of scenarios and servers; empty for all
 * @param versions of the project and of Netty
 */
record Settings(
        Path project,
        Path image,
        Path modules,
        Path out,
        int rounds,
        double seconds,
        Set<String> only,
        Versions versions) {

    record Versions(String project, String netty) {}

    static Settings of(Properties properties) throws BenchException {
        var settings =
                new Settings(
                        path(properties, "bench.project"),
                        path(properties, "bench.image"),
                        path(properties, "bench.modules"),
                        path(properties, "bench.out"),
                        (int) number(properties, "bench.rounds", 1, 1000),
                        number(properties, "bench.seconds", 0.1, 3600),
                        words(properties.getProperty("bench.only", "")),
                        new Versions(
                                properties.getProperty("bench.version", "unknown"),
                                properties.getProperty("bench.netty", "unknown")));
        if (!Files.isExecutable(settings.image.resolve("bin/echo-server"))) {
            throw new BenchException(
                    "no image at %s: build it and measure with mvn -Pbench verify -DskipTests"
                            .formatted(settings.image));
        }
        return settings;
    }

    Path peers() {
        return project.resolve("echo.bench/src/main/peers");
    }

    /** The Java that runs this, which has to be that which the image was linked from. */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin/java");
    }

    static Set<String> words(String list) {
        return Arrays.stream(list.split("[, ]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Path path(Properties properties, String name) throws BenchException {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new BenchException("-D" + name + " is missing: start it with mvn -Pbench verify");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }

    private static double number(Properties properties, String name, double least, double most)
            throws BenchException {
        String value = properties.getProperty(name, "");
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new BenchException(
                "-D%s=%s: a number from %s to %s is wanted".formatted(name, value, least, most));
    }
}
