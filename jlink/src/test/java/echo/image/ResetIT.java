package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Peers that reset, at every stage of a connection: no word above info, and nothing is left. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ResetIT {

    private static final int EACH = Stress.number(300, 20_000);
    private static final int AT_ONCE = 100;
    private static final byte[] MESSAGE = new byte[600];

    private static ServerProcess server;
    private static Vitals before;

    /** When the peer resets, and with which handler. */
    private enum Stage {
        AFTER_CONNECT("echo") {
            @Override
            void reach(Socket socket) {
                // It is there.
            }
        },
        IN_REQUEST("echo") {
            @Override
            void reach(Socket socket) throws IOException {
                socket.getOutputStream().write(MESSAGE);
                read(socket, MESSAGE.length);
                socket.getOutputStream().write(MESSAGE);
            }
        },
        WHILE_THE_SERVER_WRITES("chargen") {
            @Override
            void reach(Socket socket) throws IOException {
                // It goes on until the system takes no more of it.
                read(socket, 1);
            }
        },
        WHILE_THE_SERVER_WRITES_AND_WE_TOO("chargen") {
            @Override
            void reach(Socket socket) throws IOException {
                socket.getOutputStream().write(MESSAGE);
                read(socket, 1);
            }
        },
        IN_HALF_CLOSE("chargen") {
            @Override
            void reach(Socket socket) throws IOException {
                socket.shutdownOutput();
                read(socket, 1);
            }
        },
        IN_LINGERING_READ("time") {
            @Override
            void reach(Socket socket) throws IOException {
                // The server has shut its side.
                socket.getInputStream().readAllBytes();
                socket.getOutputStream().write(MESSAGE);
            }
        };

        private final String handler;

        Stage(String handler) {
            this.handler = handler;
        }

        abstract void reach(Socket socket) throws IOException;

        void read(Socket socket, int bytes) throws IOException {
            InputStream in = socket.getInputStream();
            assertEquals(bytes, in.readNBytes(bytes).length, () -> this + ": the answer");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server =
                ServerProcess.start(
                        Image.BUILT,
                        "--listen",
                        "tcp://127.0.0.1:0?handler=echo",
                        "--listen",
                        "tcp://127.0.0.1:0?handler=chargen",
                        "--listen",
                        "tcp://127.0.0.1:0?handler=time",
                        "--log-level",
                        "warn");
        for (Stage stage : Stage.values()) {
            reset(stage, AT_ONCE);
        }
        before = Vitals.of(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void atStage(Stage stage) throws Exception {
        reset(stage, EACH);
    }

    /** A server that does not come to accept has them all in its backlog. */
    @Test
    void beforeAccept() throws Exception {
        for (int left = EACH; left > 0; left -= AT_ONCE) {
            try {
                server.signal("STOP");
                reset(Stage.AFTER_CONNECT, Math.min(left, AT_ONCE));
            } finally {
                server.signal("CONT");
            }
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void afterwardsAllIsAsBefore() throws Exception {
        try (var honest = new Honest(server.portOf("echo"), 10)) {
            honest.echo();
        }
        Vitals after = Vitals.after(before, server);
        System.out.printf(
                "resets: %d at each of %d stages; before %s; after %s%n",
                EACH, Stage.values().length + 1, before, after);
        server.terminate();
        assertEquals(0, server.exit(), "a clean stop");
        List<String> words = server.err().all();
        assertTrue(words.isEmpty(), () -> "a reset is not worth a warning: " + words);
    }

    private static void reset(Stage stage, int count) throws Exception {
        var address = new InetSocketAddress("127.0.0.1", server.portOf(stage.handler));
        for (int left = count; left > 0; left -= AT_ONCE) {
            var sockets = new ArrayList<Socket>();
            for (int i = 0; i < Math.min(left, AT_ONCE); i++) {
                var socket = new Socket();
                socket.setSoTimeout(60_000);
                socket.connect(address, 60_000);
                sockets.add(socket);
            }
            for (Socket socket : sockets) {
                stage.reach(socket);
                socket.setSoLinger(true, 0);
                socket.close();
            }
        }
    }
}
