package echo.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;

final class DatagramHandlerTest {

    private final DatagramHandler handler = new Idle();

    @Test
    void withoutOptionsAHandlerIsItself() {
        assertSame(handler, handler.with(Map.of()), "no options, no other handler");
    }

    @Test
    void anOptionIsRefusedByName() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> handler.with(Map.of("alpha", "1")),
                        "a handler without options takes none");
        assertEquals(
                "handler idle has no option 'alpha': it has none",
                e.getMessage(),
                "the option, and what there is");
    }

    /** IPv4's total length has 16 bits, of which the headers take 20 and 8 bytes. */
    @Test
    void theLargestDatagramLeavesRoomForTheHeaders() {
        assertEquals(65_535 - 20 - 8, Datagram.LARGEST, "bytes");
    }

    @Test
    void oneClassMayServeBothKinds() {
        Handler both = new Both();
        assertSame(both, ((ConnectionHandler) both).with(Map.of()), "for streams");
        assertSame(both, ((DatagramHandler) both).with(Map.of()), "for datagrams");
        assertEquals("both", both.name(), "with one name");
    }

    private static final class Idle implements DatagramHandler {

        @Override
        public String name() {
            return "idle";
        }

        @Override
        public void handle(Datagram datagram) {}
    }

    private static final class Both implements ConnectionHandler, DatagramHandler {

        @Override
        public String name() {
            return "both";
        }

        @Override
        public void handle(Connection connection) throws IOException {
            connection.input().transferTo(connection.output());
        }

        @Override
        public void handle(Datagram datagram) throws IOException {
            datagram.reply(datagram.payload());
        }

        @Override
        public Both with(Map<String, String> options) {
            return this;
        }
    }
}
