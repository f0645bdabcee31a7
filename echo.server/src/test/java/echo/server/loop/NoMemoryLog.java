package echo.server.loop;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

import echo.server.log.Log;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Has each line of the server's log fail, as it does without memory. */
final class NoMemoryLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger = (Logger) Log.SERVER;
    private final CountDownLatch two = new CountDownLatch(2);

    NoMemoryLog() {
        start();
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent line) {
        two.countDown();
        throw new OutOfMemoryError("as a test has it");
    }

    /** Whether there were two lines, or come in time. */
    boolean awaitTwo() throws InterruptedException {
        return two.await(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        stop();
    }
}
