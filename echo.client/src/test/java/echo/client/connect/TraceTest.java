package echo.client.connect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

final class TraceTest {

    @Test
    void printsTimeAddressAndEventInColumns() {
        var out = new ByteArrayOutputStream();
        Trace trace = Trace.to(new PrintStream(out, true, UTF_8));
        trace.event(new InetSocketAddress(InetAddress.ofLiteral("::1"), 7), "attempt");
        String line = out.toString(UTF_8);
        assertTrue(
                line.matches(" {0,5}[0-9]+\\.[0-9] ms  \\[::1\\]:7  attempt\n"),
                "milliseconds, where and what: " + line);
    }
}
