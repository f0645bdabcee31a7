package echo.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a logger is told while a test runs. */
public final class RecordedLog implements AutoCloseable {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    /**
     * Records from now on.
     *
     * @param logger one of {@link Log}
     */
    public RecordedLog(org.slf4j.Logger logger) {
        this.logger = (Logger) logger;
        appender.list = new CopyOnWriteArrayList<>();
        appender.start();
        this.logger.addAppender(appender);
    }

    /**
     * What was said so far.
     *
     * @return in that order
     */
    public List<ILoggingEvent> events() {
        return List.copyOf(appender.list);
    }

    /**
     * What was said so far at a level.
     *
     * @param level that level alone
     * @return in that order
     */
    public List<ILoggingEvent> events(Level level) {
        return appender.list.stream().filter(event -> event.getLevel() == level).toList();
    }

    /**
     * What was said so far that a user should look at.
     *
     * @return warnings and errors, in that order
     */
    public List<ILoggingEvent> complaints() {
        return appender.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .toList();
    }

    /** Stops recording. */
    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
