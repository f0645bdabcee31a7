package echo.server.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's loggers. They are all here, and nowhere in a field of a class that serves, because
 * configuring logging takes as long as all the rest of a start, and so comes after it, on a thread
 * of its own: whoever is the first to use this class waits until that is done.
 */
public final class Log {

    /** What happens to the server and its listeners. */
    public static final Logger SERVER = LoggerFactory.getLogger("echo.server");

    /** What happens to plugins and handlers. */
    public static final Logger PLUGINS = LoggerFactory.getLogger("echo.plugins");

    /** One line for each connection. */
    public static final Logger ACCESS = LoggerFactory.getLogger("echo.access");

    private Log() {}

    /** Configures logging, unless that was done: loading this class does it, once. */
    static void load() {
        SERVER.debug("logging is configured");
    }
}
