package echo.plugins.standard;

import echo.api.Connection;
import echo.api.ConnectionHandler;
import echo.api.Datagram;
import echo.api.DatagramHandler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Map;

/**
 * The time protocol (RFC 868): the seconds since 1900 began in UTC, in 32 bits, the highest first.
 * After 2036-02-07 06:28:15 they begin at 0 again; a client has to know about which time it is.
 */
public final class TimeHandler implements ConnectionHandler, DatagramHandler {

    /** The seconds of 25,567 days, as RFC 868 has them. */
    private static final long FROM_1900_TO_1970 = 2_208_988_800L;

    private final InstantSource clock;

    /** For the service loader: the system's clock. */
    public TimeHandler() {
        this(InstantSource.system());
    }

    TimeHandler(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "time";
    }

    @Override
    public TimeHandler with(Map<String, String> options) {
        ConnectionHandler.super.with(options);
        return this;
    }

    @Override
    public void handle(Connection connection) throws IOException {
        connection.output().write(seconds());
    }

    @Override
    public void handle(Datagram datagram) throws IOException {
        datagram.reply(seconds());
    }

    /** A cast drops what is above 32 bits, which is the protocol's own rule. */
    private byte[] seconds() {
        long seconds = clock.instant().getEpochSecond() + FROM_1900_TO_1970;
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) seconds).array();
    }
}
