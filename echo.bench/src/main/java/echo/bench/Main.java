package echo.bench;

import java.io.IOException;

/** Runs the bench. */
public final class Main {

    private Main() {}

    /**
     * Measures and writes the report; exits with 1 and one line if it cannot.
     *
     * @param args none: it is told by system properties, which the build sets
     */
    public static void main(String[] args) {
        try {
            Settings settings = Settings.of(System.getProperties());
            try (var folder = new TemporaryFolder()) {
                new Run(settings, folder.path()).run();
            }
        } catch (BenchException | IOException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }
}
