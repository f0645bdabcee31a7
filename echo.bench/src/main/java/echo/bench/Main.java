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
            var processes = new Processes();
            var folder = new TemporaryFolder();
            // At the end, at an error and at Ctrl-C: first who writes into the folder, then that.
            Thread end =
                    new Thread(
                            () -> {
                                processes.close();
                                folder.close();
                            },
                            "end");
            Runtime.getRuntime().addShutdownHook(end);
            new Run(settings, folder.path(), processes).run();
        } catch (BenchException | IOException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }
}
