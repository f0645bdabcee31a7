package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;

import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.List;

/** A peer that goes away is nobody's fault: one line in the access log, and no complaint. */
@Timeout(60)
final class PeerResetTest {

    @Test
    void whileTheHandlerReads() throws Exception {
        assertQuiet(TestHandler::echo);
    }

    @Test
    void whileTheHandlerWrites() throws Exception {
        assertQuiet(
                connection -> {
                    connection.output().write(connection.input().read());
                    while (true) {
                        connection.output().write(new byte[1000]);
                    }
                });
    }

    @Test
    void whileTheHandlerReadsThroughWhatWrapsTheFailure() throws Exception {
        assertQuiet(
                connection -> {
                    connection.output().write(connection.input().read());
                    new BufferedReader(new InputStreamReader(connection.input()))
                            .lines()
                            .forEach(String::strip);
                });
    }

    @Test
    void whileItsRestIsReadForIt() throws Exception {
        assertQuiet(connection -> connection.output().write(connection.input().read()));
    }

    /** A peer can end in the middle of what the handler expects, and fill no log with it. */
    @Test
    void orShutsItsSideInTheMiddleOfAMessage() throws Exception {
        try (var log = new RecordedLog(Log.SERVER);
                var access = new RecordedLog(Log.ACCESS)) {
            try (var server =
                            new TestServer(
                                    connection ->
                                            new DataInputStream(connection.input()).readInt());
                    var socket = server.connect()) {
                socket.getOutputStream().write(new byte[3]);
                socket.shutdownOutput();
                assertEquals(-1, socket.getInputStream().read(), "the end");
                assertEquals("reset", AccessEntry.only(access).end(), "how it ended");
            }
            assertEquals(List.of(), log.complaints(), "no complaint");
        }
    }

    @Test
    void beforeItSentAnything() throws Exception {
        try (var log = new RecordedLog(Log.SERVER);
                var access = new RecordedLog(Log.ACCESS);
                var server = new TestServer(TestHandler::echo)) {
            reset(server.connect());
            assertEquals(
                    Level.DEBUG,
                    AccessEntry.only(access).level(),
                    "a port scan does not fill the log");
            assertEquals(List.of(), log.complaints(), "no complaint");
        }
    }

    private static void assertQuiet(TestHandler.Body handler) throws Exception {
        try (var log = new RecordedLog(Log.SERVER);
                var access = new RecordedLog(Log.ACCESS)) {
            try (var server = new TestServer(handler);
                    var socket = server.connect()) {
                socket.getOutputStream().write(1);
                assertEquals(1, socket.getInputStream().read(), "the handler runs");
                reset(socket);
                var entry = AccessEntry.only(access);
                assertEquals("reset", entry.end(), "how it ended");
                assertEquals(Level.INFO, entry.level(), "it had bytes");
            }
            assertEquals(List.of(), log.complaints(), "no complaint");
        }
    }

    private static void reset(Socket socket) throws Exception {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
