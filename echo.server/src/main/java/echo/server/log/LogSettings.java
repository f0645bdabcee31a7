package echo.server.log;

import static java.util.Objects.requireNonNull;

import echo.cli.UsageException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The log's level and format.
 *
 * @param level one of {@link #LEVELS}
 * @param format one of {@link #FORMATS}
 */
public record LogSettings(String level, String format) {

    /** From the fewest lines to the most, and none. */
    public static final List<String> LEVELS =
            List.of("error", "warn", "info", "debug", "trace", "off");

    /** Each is a configuration file of the image. */
    public static final List<String> FORMATS = List.of("text", "json");

    /** Where logback looks for its configuration; whoever sets it for the JVM has the last word. */
    private static final String CONFIGURATION = "logback.configurationFile";

    /** Nulls are refused. */
    public LogSettings {
        requireNonNull(level);
        requireNonNull(format);
    }

    /**
     * Chooses the image's logging configuration of that format, which a user can edit. To be called
     * before the first logger is asked for.
     *
     * @throws UsageException if the image has no such file
     */
    public void apply() throws UsageException {
        System.setProperty("echo.log.level", level);
        String home = System.getProperty("echo.home");
        if (home != null && System.getProperty(CONFIGURATION) == null) {
            Path file = Path.of(home, "conf", "logback-" + format + ".xml");
            if (!Files.isReadable(file)) {
                // Logback would log all it can, and to standard output.
                throw new UsageException(
                        "%s cannot be read: restore it, it says how to log".formatted(file));
            }
            System.setProperty(CONFIGURATION, file.toString());
        }
    }

    /** Begins to configure logging on a thread beside this one, and does not wait for it. */
    public static void prepare() {
        Thread.ofPlatform().name("logging").daemon().start(Log::load);
    }
}
