package echo.plugins.standard;

import static java.nio.charset.StandardCharsets.US_ASCII;

import echo.api.Connection;
import echo.api.ConnectionHandler;
import echo.api.Datagram;
import echo.api.DatagramHandler;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * The daytime protocol (RFC 867): one line with the date and time in UTC, in the first of the forms
 * that the RFC knows, such as {@code Sunday, November 22, 2026 23:55:00-UTC}.
 */
public final class DaytimeHandler implements ConnectionHandler, DatagramHandler {

    /** Made when it is first needed: few servers have this, and all of them load the class. */
    private static final class Line {

        static final DateTimeFormatter FORM =
                DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu HH:mm:ss'-UTC\r\n'", Locale.ENGLISH)
                        .withZone(ZoneOffset.UTC);

        private Line() {}
    }

    private final InstantSource clock;

    /** For the service loader: the system's clock. */
    public DaytimeHandler() {
        this(InstantSource.system());
    }

    DaytimeHandler(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "daytime";
    }

    @Override
    public DaytimeHandler with(Map<String, String> options) {
        ConnectionHandler.super.with(options);
        return this;
    }

    @Override
    public void handle(Connection connection) throws IOException {
        connection.output().write(line());
    }

    @Override
    public void handle(Datagram datagram) throws IOException {
        datagram.reply(line());
    }

    private byte[] line() {
        return Line.FORM.format(clock.instant()).getBytes(US_ASCII);
    }
}
