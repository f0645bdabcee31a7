package echo.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import echo.api.Connection;
import echo.api.ConnectionHandler;
import echo.api.Datagram;
import echo.api.DatagramHandler;
import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;
import echo.server.access.SourcePrefix;
import echo.server.plugins.Catalog;
import echo.server.plugins.CatalogEntry;
import echo.server.plugins.HandlerKind;
import echo.server.plugins.TimeLimit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

final class ListenerConfigTest {

    private final ConnectionHandler plain = new Plain();
    private final DatagramHandler packets = new Packets();
    private final Catalog catalog =
            new Catalog(
                    List.of(
                            new CatalogEntry(HandlerKind.STREAM, "zeta", plain, "image"),
                            new CatalogEntry(
                                    HandlerKind.STREAM,
                                    "alpha",
                                    new Configurable(Map.of()),
                                    "image"),
                            new CatalogEntry(HandlerKind.DATAGRAM, "zeta", packets, "image")));

    @Test
    void anEndpointThatNamesNoneHasTheDefaultHandler() {
        var config = of("tcp://*:7", "zeta");
        assertEquals("zeta", config.handlerName(), "the default");
        assertSame(plain, config.handler(), "and its handler");
    }

    @Test
    void anEndpointNamesItsHandlerAndItsOptions() {
        var config = of("tcp://*:7?size=1&handler=alpha&text=x", "zeta");
        assertEquals("alpha", config.handlerName(), "the one it names");
        assertEquals(
                new Configurable(Map.of("size", "1", "text", "x")),
                config.handler(),
                "with all options but its name");
        assertEquals(7, ((InetEndpoint) config.endpoint()).port(), "where to listen");
    }

    @Test
    void anUnknownHandlerListsTheKnown() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> of("tcp://*:7?handler=nope", "zeta"),
                        "there is no such handler");
        assertEquals(
                "there is no stream handler 'nope'; there are: alpha, zeta",
                e.getMessage(),
                "what there is");
    }

    @Test
    void anUnknownOptionIsRefusedByTheHandler() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> of("tcp://*:7?limit=1", "zeta"),
                        "the handler has no options");
        assertEquals(
                "handler zeta has no option 'limit': it has none; what a tcp listener itself can be"
                        + " told is in --help",
                e.getMessage(),
                "in its words, and where to look");
    }

    /** A plugin's bug must not end the start with a stack trace. */
    @Test
    void aHandlerThatFailsOnItsOptionsIsNamed() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> of("tcp://*:7?handler=alpha&text=bug", "zeta"),
                        "with() throws");
        assertEquals(
                "handler alpha fails with the options {text=bug}:"
                        + " java.lang.IllegalStateException: a bug",
                e.getMessage(),
                "which handler, with what, and why");
    }

    @Test
    void aUnixSocketIsForStreamsToo() {
        assertSame(plain, of("unix:/run/x", "zeta").handler(), "the stream handler");
    }

    @Test
    void datagramsHaveHandlersOfTheirOwn() {
        var config = of("udp://*:7?receivers=4&max-size=1472&source-rate=0", "zeta");
        assertSame(packets, config.handler(), "of the same name");
        assertEquals(
                new DatagramOptions(4, 1472, 0, SourcePrefix.DEFAULT),
                config.options().datagrams(),
                "its own options");
    }

    @Test
    void aHandlerOfTheOtherKindIsNoneAndTheKnownAreListed() {
        assertEquals(
                "there is no datagram handler 'alpha'; there are: zeta",
                refusal("udp://*:7?handler=alpha"),
                "those for datagrams");
    }

    /** A handler that knows all options by their names must not be told the listener's. */
    @Test
    void theListenersOwnOptionsAreKeptFromTheHandler() {
        var config = of("unix:/run/x?size=1&mode=600&handler=alpha", "zeta");
        assertEquals(new Configurable(Map.of("size", "1")), config.handler(), "its own alone");
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                config.options().mode(),
                "the listener's");
    }

    /** It may have been meant for either, so the message says where to look. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unix:/run/x?limit=1 | unix",
                "udp://*:7?limit=1 | udp",
                "udp6://*:7?limit=1 | udp6",
            })
    void anUnknownOptionMayHaveBeenMeantForTheListener(String endpoint, String scheme) {
        assertEquals(
                ("handler zeta has no option 'limit': it has none; what a %s listener itself"
                                + " can be told is in --help")
                        .formatted(scheme),
                refusal(endpoint),
                "the handler's words, and the listener's");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unix:/run/x?mode=rw | mode 'rw' is not an octal mode such as 660",
                "udp://*:7?receivers=0 | receivers '0' is not a number from 1 to 256",
                "tcp://*:7?mode=660 | handler zeta has no option 'mode': it has none; what a tcp"
                        + " listener itself can be told is in --help",
                "udp://*:7?mode=660 | handler zeta has no option 'mode': it has none; what a udp"
                        + " listener itself can be told is in --help",
            })
    void aValueThatIsNotPossibleIsRefused(String endpoint, String message) {
        assertEquals(message, refusal(endpoint), "the value, and what would be possible");
    }

    @Test
    void aHandlerThatAnswersNothingIsNamed() {
        assertEquals(
                "handler alpha fails with the options {text=null}: java.lang.NullPointerException:"
                        + " with() answered null",
                refusal("unix:/run/x?handler=alpha&text=null"),
                "which handler, with what, and why");
    }

    private String refusal(String endpoint) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> of(endpoint, "zeta"),
                        endpoint + " is not possible")
                .getMessage();
    }

    /** A plugin's bug must not keep a server from starting, or a reload from ending. */
    @Test
    void aHandlerThatWaitsForEverOnItsOptionsIsNamed() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                ListenerConfig.of(
                                        Endpoint.parse("tcp://*:7?handler=alpha&text=wait"),
                                        ListenerDefaults.handler("zeta"),
                                        catalog,
                                        new TimeLimit(Duration.ofMillis(50))),
                        "with() does not return");
        assertEquals(
                "handler alpha does not take the options {text=wait}: with() did not end within"
                        + " 50ms",
                e.getMessage(),
                "which handler, with what, and why");
    }

    private ListenerConfig of(String endpoint, String defaultHandler) {
        return ListenerConfig.of(
                Endpoint.parse(endpoint), ListenerDefaults.handler(defaultHandler), catalog);
    }

    /** A handler without options. */
    private static final class Plain implements ConnectionHandler {

        @Override
        public String name() {
            return "zeta";
        }

        @Override
        public void handle(Connection connection) {}
    }

    /** A handler with options. */
    private record Configurable(Map<String, String> options) implements ConnectionHandler {

        @Override
        public String name() {
            return "alpha";
        }

        @Override
        public void handle(Connection connection) {}

        @Override
        public ConnectionHandler with(Map<String, String> chosen) {
            if (chosen.containsValue("bug")) {
                throw new IllegalStateException("a bug");
            }
            if (chosen.containsValue("wait")) {
                new Semaphore(0).acquireUninterruptibly();
            }
            return chosen.containsValue("null") ? null : new Configurable(chosen);
        }
    }

    /** The sibling of {@link Plain}. */
    private static final class Packets implements DatagramHandler {

        @Override
        public String name() {
            return "zeta";
        }

        @Override
        public void handle(Datagram datagram) {}
    }
}
