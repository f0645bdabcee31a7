package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.Machine;
import echo.server.Server;
import echo.server.net.CouldNotOpenSocketException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

@Timeout(60)
final class ServerStartTest {

    @Test
    void allListenersAreServed() throws Exception {
        var configs =
                List.of(
                        TestServer.config("tcp://127.0.0.1:0", TestHandler::echo),
                        TestServer.config(
                                "tcp://127.0.0.1:0", c -> c.output().write(2 * c.input().read())));
        try (var server = Server.start(configs, 5)) {
            List<String> lines = server.readyLines();
            assertEquals(2, lines.size(), "a line for each socket: " + lines);
            assertEquals(21, reply(lines.getFirst(), 21), "the first echoes");
            assertEquals(42, reply(lines.getLast(), 21), "the second doubles");
        }
    }

    @Test
    void aReadyLineSaysWhatIsBound() throws Exception {
        try (var server = new TestServer("tcp://127.0.0.1:0", TestHandler::echo)) {
            String line = server.server().readyLines().getFirst();
            assertTrue(
                    line.matches("listening tcp://127\\.0\\.0\\.1:[1-9]\\d* handler=test"),
                    "the endpoint with its real port, and the handler: " + line);
        }
    }

    @Test
    void theWildcardsReadyLineIsItsBoundAddress() throws Exception {
        Machine.assumeIpv6();
        try (var server = new TestServer("tcp://*:0", TestHandler::echo)) {
            String line = server.server().readyLines().getFirst();
            assertTrue(
                    line.matches("listening tcp://\\[::]:[1-9]\\d* handler=test"),
                    "the wildcard with its real port: " + line);
        }
    }

    @Test
    void aStartThatFailsHalfWayLeavesNothingBound() throws Exception {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        int free;
        try (var socket = new ServerSocket(0, 5, loopback)) {
            free = socket.getLocalPort();
        }
        String first = "tcp://127.0.0.1:" + free;
        try (var taken = new ServerSocket(0, 5, loopback)) {
            var configs =
                    List.of(
                            TestServer.config(first, TestHandler::echo),
                            TestServer.config(
                                    "tcp://127.0.0.1:" + taken.getLocalPort(), TestHandler::echo));
            var e =
                    assertThrows(
                            CouldNotOpenSocketException.class,
                            () -> Server.start(configs, 5),
                            "the second address is taken");
            assertTrue(
                    e.getMessage().contains(":" + taken.getLocalPort()),
                    "names the second: " + e.getMessage());
        }
        try (var socket = new ServerSocket(free, 5, loopback)) {
            assertTrue(socket.isBound(), "the first address is free again");
        }
        assertEquals(List.of(), Acceptors.of(first), "and no thread accepts on it");
    }

    private static int reply(String readyLine, int sent) throws IOException {
        int port = Integer.parseInt(readyLine.replaceAll(".*:(\\d+) .*", "$1"));
        try (var socket = TestServer.connect("127.0.0.1", port)) {
            socket.getOutputStream().write(sent);
            socket.shutdownOutput();
            return socket.getInputStream().read();
        }
    }
}
