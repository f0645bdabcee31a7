package echo.logback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.core.status.ErrorStatus;
import ch.qos.logback.core.status.InfoStatus;
import ch.qos.logback.core.status.WarnStatus;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** A fault is a line, and not a line each time. */
final class FaultTellerTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now;
    private final FaultTeller teller =
            new FaultTeller(new PrintStream(err, true, UTF_8), () -> now);

    private void fail() {
        teller.addStatusEvent(new ErrorStatus("cannot write", this, new IOException("disk full")));
    }

    @Test
    void aFaultIsOneLineAMinute() {
        fail();
        now++;
        fail();
        String once = "ERROR logback: cannot write: java.io.IOException: disk full\n";
        assertEquals(once, err.toString(UTF_8), "the second is not told");
        now += TimeUnit.MINUTES.toNanos(1);
        fail();
        assertEquals(once + once, err.toString(UTF_8), "but after a minute it is");
    }

    @Test
    void warningsAreToldAndTheRestIsNot() {
        teller.addStatusEvent(new InfoStatus("all is well", this));
        teller.addStatusEvent(new WarnStatus("this is not", this));
        assertEquals("WARN logback: this is not\n", err.toString(UTF_8), "the warning alone");
    }

    @Test
    void manyFaultsAreNotKeptForEver() {
        for (int i = 0; i < 1000; i++) {
            teller.addStatusEvent(new WarnStatus("fault " + i, this));
        }
        assertEquals(1000, err.toString(UTF_8).lines().count(), "each is told");
    }
}
