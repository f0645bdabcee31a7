package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGTERM and SIGINT: drain, cut, exit. */
final class StopIT {

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void anOpenConnectionMayFinish(String signal) throws Exception {
        try (ServerProcess server = ServerProcess.start(Image.BUILT, "--port", "0");
                var peer = new Peer("127.0.0.1", server.port())) {
            peer.send("before ");
            assertEquals("before ", peer.receive(7), "the echo before the signal");
            server.signal(signal);
            server.err()
                    .await("a word about the drain", l -> l.contains("1 connections may finish"));
            peer.send("after");
            assertEquals("after", peer.rest(), "the echo after the signal, then the end");
            assertEquals(0, server.exit(), "a clean drain");
        }
    }

    @Test
    void whatIsLeftIsCut() throws Exception {
        try (ServerProcess server =
                        ServerProcess.start(
                                Image.BUILT, "--port", "0", "--drain-timeout", "100ms");
                var peer = new Peer("127.0.0.1", server.port())) {
            peer.send("x");
            assertEquals("x", peer.receive(1), "the connection is served");
            server.terminate();
            assertEquals(-1, peer.read(), "the connection ends");
            assertEquals(0, server.exit(), "a drain that had to cut is clean too");
            server.err().await("the access log", l -> l.contains("end=cut"));
        }
    }

    @Test
    void aSecondSignalEndsAtOnce() throws Exception {
        try (ServerProcess server =
                        ServerProcess.start(Image.BUILT, "--port", "0", "--drain-timeout", "1h");
                var peer = new Peer("127.0.0.1", server.port())) {
            peer.send("x");
            assertEquals("x", peer.receive(1), "the connection is served");
            server.signal("TERM");
            server.err().await("a word about the drain", l -> l.contains("may finish within"));
            server.signal("TERM");
            assertEquals(128 + 15, server.exit(), "as a process ends that SIGTERM kills");
        }
    }
}
