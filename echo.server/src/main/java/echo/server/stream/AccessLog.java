package echo.server.stream;

import echo.api.net.AddressText;
import echo.server.log.Log;
import echo.server.log.LogThread;

import org.slf4j.event.Level;

/**
 * One line for each connection, when it ends; those without a byte, and the server's own, only at
 * debug.
 */
final class AccessLog {

    private AccessLog() {}

    static void ended(SocketConnection connection, long nanos, Ending ending) {
        LogThread.await();
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
                    .addKeyValue("ms", new Milliseconds(nanos / 1000))
                    .addKeyValue("end", ending)
                    .log("connection");
        }
    }

    /** With three decimals. Not BigDecimal, which takes 11 ms of the first line to load. */
    private record Milliseconds(long micros) {

        @Override
        public String toString() {
            String thousandths = Long.toString(1000 + micros % 1000);
            return micros / 1000 + "." + thousandths.substring(1);
        }
    }
}
