package echo.logback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Lines are written in their order, many at once, and nobody waits for it. */
@Timeout(60)
final class BatchAppenderTest {

    private final LoggerContext context = new LoggerContext();
    private final CountDownLatch failed = new CountDownLatch(1);
    private final Reader reader = new Reader();
    private final BatchAppender appender = new BatchAppender(reader);
    private final Logger logger = context.getLogger("test");

    @BeforeEach
    void start() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        appender.setContext(context);
        appender.setEncoder(encoder());
        appender.start();
        logger.addAppender(appender);
    }

    private PatternLayoutEncoder encoder() {
        // Of a line that cannot be encoded.
        var encoder =
                new PatternLayoutEncoder() {
                    @Override
                    public byte[] encode(ILoggingEvent event) {
                        if (event.getMessage().equals("bad")) {
                            throw new IllegalStateException("such a line");
                        } else if (event.getMessage().equals("no memory")) {
                            failed.countDown();
                            throw new OutOfMemoryError("as a test has it");
                        }
                        return super.encode(event);
                    }
                };
        encoder.setContext(context);
        encoder.setPattern("%msg%n");
        encoder.start();
        return encoder;
    }

    private static List<String> numbers(int to) {
        return IntStream.range(0, to).mapToObj(Integer::toString).toList();
    }

    @Test
    void aStopWritesAllThatWaits() {
        numbers(1000).forEach(logger::info);
        context.stop();
        assertEquals(numbers(1000), reader.lines(), "all lines, in their order");
    }

    @Test
    void linesThatComeDuringAWriteAreOneWrite() throws Exception {
        reader.stall();
        logger.info("0");
        reader.awaitWrite();
        numbers(1000).subList(1, 1000).forEach(logger::info);
        reader.goOn();
        context.stop();
        assertEquals(numbers(1000), reader.lines(), "all lines, in their order");
        assertEquals(2, reader.writes(), "the first, and then all others at once");
    }

    @Test
    void aReaderThatStallsCostsLinesAndHoldsUpNobody() throws Exception {
        reader.stall();
        logger.info("0");
        reader.awaitWrite();
        numbers(10_000).subList(1, 10_000).forEach(logger::info);
        reader.goOn();
        context.stop();
        assertEquals(numbers(4097), reader.lines(), "the first, and as many as wait");
    }

    @Test
    void aStopDoesNotWaitForAReaderForEver() throws Exception {
        reader.stall();
        logger.info("0");
        reader.awaitWrite();
        context.stop();
        assertFalse(appender.isStarted(), "it is stopped, though the write is not over");
        reader.goOn();
    }

    @Test
    void aLineThatCannotBeEncodedIsLostAlone() {
        List.of("before", "bad", "after").forEach(logger::info);
        context.stop();
        assertEquals(List.of("before", "after"), reader.lines(), "the others");
        assertTrue(told("a line of test is lost"), "the fault is told");
    }

    @Test
    void anErrorCostsLinesAndNotTheLog() throws Exception {
        logger.info("no memory");
        assertTrue(failed.await(20, TimeUnit.SECONDS), "the line should be tried");
        logger.info("after");
        context.stop();
        assertEquals(List.of("after"), reader.lines(), "what comes later");
    }

    @Test
    void withoutAnEncoderItSaysSo() {
        var bare = new BatchAppender(reader);
        bare.setContext(context);
        bare.setName("bare");
        bare.start();
        assertFalse(bare.isStarted(), "it does not start");
        assertTrue(told("appender bare has no encoder"), "and says why");
    }

    private boolean told(String words) {
        return context.getStatusManager().getCopyOfStatusList().stream()
                .anyMatch(status -> status.getMessage().startsWith(words));
    }
}
