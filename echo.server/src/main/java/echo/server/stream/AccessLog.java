package echo.server.stream;

import echo.api.net.AddressText;
import echo.server.log.Log;

import org.slf4j.event.Level;

import java.math.BigDecimal;

/**
 * One line for each connection, when it ends; those without a byte, and the server's own, only at
 * debug.
 */
final class AccessLog {

    private AccessLog() {}

    static void ended(SocketConnection connection, long nanos, Ending ending) {
        long in = connection.bytesIn();
        long out = connection.bytesOut();
        boolean isMinor = in + out == 0 || connection.isHousekeeping();
        Level level = isMinor ? Level.DEBUG : Level.INFO;
        if (Log.ACCESS.isEnabledForLevel(level)) {
            Log.ACCESS
                    .atLevel(level)
                    .addKeyValue("id", connection.id())
                    .addKeyValue("handler", connection.handlerName())
                    .addKeyValue("listener", connection.listener().name())
                    .addKeyValue("peer", AddressText.of(connection.peerAddress()))
                    .addKeyValue("in", in)
                    .addKeyValue("out", out)
                    .addKeyValue("ms", BigDecimal.valueOf(nanos / 1000, 3))
                    .addKeyValue("end", ending)
                    .log("connection");
        }
    }
}
