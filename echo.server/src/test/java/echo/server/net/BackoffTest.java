package echo.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;

import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

final class BackoffTest {

    private static final IOException FAILURE = new IOException("Too many open files");

    private final RecordedLog log = new RecordedLog(Log.SERVER);
    // A clock that overflows while it is used, as System.nanoTime may.
    private long nanos = Long.MAX_VALUE - 5;
    private final Backoff backoff = new Backoff("tcp://*:7 cannot accept", () -> nanos);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void waits5MillisecondsDoublingTo1Second() {
        assertEquals(
                List.of(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 1000L, 1000L, 1000L),
                Stream.generate(this::failedMillis).limit(11).toList(),
                "the waits in ms");
        assertEquals(11, backoff.failures(), "each is counted");
    }

    @Test
    void startsOverAfterASuccess() {
        backoff.succeeded();
        assertEquals(List.of(), log.events(), "the usual case is not worth a line");
        failedMillis();
        failedMillis();
        backoff.succeeded();
        assertEquals(5, failedMillis(), "the first wait again");
        assertEquals(10, failedMillis(), "and the second");
        assertEquals(4, backoff.failures(), "all are counted");
    }

    @Test
    void reportsOnceAMinute() {
        for (int second = 0; second <= 120; second++) {
            failedMillis();
            if (second % 10 == 0) {
                backoff.succeeded();
            }
            nanos += TimeUnit.SECONDS.toNanos(1);
        }
        assertEquals(3, log.complaints().size(), "at 0 s, 60 s and 120 s: " + log.complaints());
    }

    @Test
    void theReportSaysWhatAndWhatToDo() {
        failedMillis();
        var report = log.events(Level.WARN).getFirst();
        assertEquals(
                "tcp://*:7 cannot accept: java.io.IOException: Too many open files; 42 connections"
                        + " are open",
                report.getFormattedMessage(),
                "the listener, the cause, and the consequence");
        assertTrue(report.getThrowableProxy() == null, "without a stack trace");
    }

    /** Where memory is short logging may fail as well; a listener must wait all the same. */
    @Test
    void aFailureThatCannotBeLoggedIsWaitedOutToo() {
        assertEquals(
                Backoff.FIRST,
                backoff.failed(
                        FAILURE,
                        () -> {
                            throw new OutOfMemoryError("a test");
                        }),
                "the first wait");
        assertEquals(10, failedMillis(), "and the second");
        assertEquals(2, backoff.failures(), "both are counted");
    }

    private long failedMillis() {
        return TimeUnit.NANOSECONDS.toMillis(
                backoff.failed(FAILURE, () -> "42 connections are open"));
    }
}
