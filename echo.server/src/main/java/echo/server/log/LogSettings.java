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

    /** Lines for people, and an object on each line for programs. */
    public static final List<String> FORMATS = List.of("text", "json");

    /** Where logback looks for a configuration; whoever sets it for the JVM has the last word. */
    private static final String CONFIGURATION = "logback.configurationFile";

    /** Nulls are refused. */
    public LogSettings {
        requireNonNull(level);
        requireNonNull(format);
    }

    /**
     * Chooses {@code conf/logback-FORMAT.xml} of the image if a user has put it there; else
     * echo.logback knows that format. To be called before the first logger is asked for.
     *
     * @throws UsageException if there is such a file, and it cannot be read
     */
    public void apply() throws UsageException {
        System.setProperty("echo.log.level", level);
        System.setProperty("echo.log.format", format);
        String home = System.getProperty("echo.home");
        if (home != null && System.getProperty(CONFIGURATION) == null) {
            Path file = Path.of(home, "conf", "logback-" + format + ".xml");
            if (Files.notExists(file)) {
                return;
            }
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                // Logback would log all it can, and to standard output.
                throw new UsageException(
                        "%s cannot be read: it says how to log, so make it readable or remove it"
                                .formatted(file));
            }
            System.setProperty(CONFIGURATION, file.toString());
        }
    }
}
