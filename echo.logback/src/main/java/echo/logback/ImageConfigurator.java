package echo.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.hook.DefaultShutdownHook;
import ch.qos.logback.core.spi.ContextAwareBase;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Has faults told before logback reads its configuration, which may be faulty itself; and where
 * there is none to read, or a faulty one, configures what {@code conf/logback-text.xml.example}
 * has, or {@code -json}. In code, as to load what reads XML takes longer than all the rest of the
 * server's start.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class ImageConfigurator extends ContextAwareBase implements Configurator {

    private static final String PATTERN =
            "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger %msg %kvp{NONE}%n";

    /** For logback. */
    public ImageConfigurator() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getStatusManager().add(new FaultTeller());
        String named = System.getProperty("logback.configurationFile");
        if (named != null) {
            Path file = Path.of(named);
            if (!Files.isRegularFile(file)) {
                // A resource or a URL, which is for logback to find.
                return ExecutionStatus.INVOKE_NEXT_IF_ANY;
            } else if (FileConfiguration.read(file, context)) {
                return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
            }
        }
        var appender = new BatchAppender();
        appender.setContext(context);
        appender.setName("log");
        appender.setEncoder(
                System.getProperty("echo.log.format", "text").equals("json")
                        ? json(context)
                        : text(context));
        appender.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(System.getProperty("echo.log.level"), Level.INFO));
        root.addAppender(appender);
        flushAtExit(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Encoder<ILoggingEvent> text(LoggerContext context) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> json(LoggerContext context) {
        var encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMarkers(false);
        encoder.setWithMDC(false);
        encoder.setWithArguments(false);
        encoder.setWithMessage(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }

    private static void flushAtExit(LoggerContext context) {
        var hook = new DefaultShutdownHook();
        hook.setContext(context);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("log's end").unstarted(hook));
    }
}
