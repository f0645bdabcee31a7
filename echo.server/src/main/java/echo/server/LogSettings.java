package echo.server;

import java.util.List;

/**
 * The log's level and format.
 *
 * @param level one of {@link #LEVELS}
 * @param format one of {@link #FORMATS}
 */
record LogSettings(String level, String format) {

    /** Where logback looks for its configuration; whoever sets it for the JVM has the last word. */
    private static final String CONFIGURATION = "logback.configurationFile";

    static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "trace", "off");
    static final List<String> FORMATS = List.of("text", "json");

    /**
     * Chooses the image's logging configuration of that format, which a user can edit, and begins
     * to read it on a thread beside this one. To be called before the first logger is asked for.
     */
    void apply() {
        System.setProperty("echo.log.level", level);
        String home = System.getProperty("echo.home");
        if (home != null && System.getProperty(CONFIGURATION) == null) {
            System.setProperty(CONFIGURATION, home + "/conf/logback-" + format + ".xml");
        }
        Thread.ofPlatform().name("logging").daemon().start(Log::load);
    }
}
