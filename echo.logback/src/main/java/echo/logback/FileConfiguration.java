package echo.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.ErrorStatus;

import java.nio.file.Path;

/** A configuration that the user has written. Apart, as its classes are for those alone. */
final class FileConfiguration {

    private FileConfiguration() {}

    /**
     * Configures what a file says; by logback itself a faulty one would end in a stack trace, and
     * in no log at all. What is wrong with it, a {@link FaultTeller} is told.
     *
     * @return whether it could be read
     */
    static boolean read(Path file, LoggerContext context) {
        var joran = new JoranConfigurator();
        joran.setContext(context);
        try {
            joran.doConfigure(file.toFile());
            return true;
        } catch (JoranException told) {
            context.reset();
            String line =
                    "%s is faulty: mend or remove it; until the next start the log is as without it"
                            .formatted(file);
            context.getStatusManager().add(new ErrorStatus(line, joran));
            return false;
        }
    }
}
