package echo.server.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.api.Connection;
import echo.api.ConnectionHandler;
import echo.api.net.Endpoint;
import echo.server.Await;
import echo.server.Server;
import echo.server.metrics.Format;
import echo.server.metrics.Page;
import echo.server.net.ListenerConfig;
import echo.server.net.ListenerDefaults;
import echo.server.plugins.Catalog;
import echo.server.plugins.CatalogEntry;
import echo.server.plugins.HandlerKind;

import jdk.jfr.EventType;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;

/** What a flight recording has of a server. */
@Timeout(60)
final class EventsTest {

    @TempDir private Path work;

    /** An echo. */
    private record Echo() implements ConnectionHandler {
        @Override
        public String name() {
            return "echo";
        }

        @Override
        public void handle(Connection connection) throws IOException {
            connection.input().transferTo(connection.output());
        }
    }

    private List<RecordedEvent> dump(Recording recording) throws IOException {
        Path file = work.resolve("recording.jfr");
        recording.stop();
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("echo."))
                .toList();
    }

    private static RecordedEvent only(List<RecordedEvent> events, String name) {
        var found = events.stream().filter(e -> e.getEventType().getName().equals(name)).toList();
        assertEquals(1, found.size(), () -> "one " + name + " in " + events);
        return found.getFirst();
    }

    @Test
    void aConnectionAndItsAcceptAreRecorded() throws Exception {
        var entry = new CatalogEntry(HandlerKind.STREAM, "echo", new Echo(), "test");
        var endpoint = Endpoint.parse("tcp://127.0.0.1:0");
        var config =
                ListenerConfig.of(
                        endpoint, ListenerDefaults.handler("echo"), new Catalog(List.of(entry)));
        try (var recording = new Recording()) {
            recording.start();
            int port;
            String listener;
            String peer;
            try (var server = Server.start(List.of(config), 50)) {
                listener = server.names().getFirst();
                port = Integer.parseInt(listener.substring(listener.lastIndexOf(':') + 1));
                try (var socket = new Socket("127.0.0.1", port)) {
                    socket.setSoTimeout(30_000);
                    peer = "127.0.0.1:" + socket.getLocalPort();
                    socket.getOutputStream().write(new byte[5]);
                    assertEquals(5, socket.getInputStream().readNBytes(5).length, "the echo");
                }
                Await.until("it has ended", () -> hasEnded(server));
            }
            List<RecordedEvent> events = dump(recording);
            RecordedEvent connection = only(events, "echo.Connection");
            assertEquals(listener, connection.getString("listener"), "where");
            assertEquals("echo", connection.getString("handler"), "who serves");
            assertEquals(peer, connection.getString("peer"), "who is served");
            assertEquals(5, connection.getLong("in"), "bytes from the peer");
            assertEquals(5, connection.getLong("out"), "bytes to the peer");
            assertEquals("eof", connection.getString("ending"), "how it ended");
            assertTrue(connection.getDuration("lasted").isPositive(), "it took some time");
            assertEquals(List.of("echo"), connection.getEventType().getCategoryNames(), "category");
            RecordedEvent accept = only(events, "echo.Accept");
            assertEquals(listener, accept.getString("listener"), "where");
            assertEquals(peer, accept.getString("peer"), "from where");
            assertEquals(connection.getLong("id"), accept.getLong("id"), "of the same connection");
        }
    }

    private static boolean hasEnded(Server server) {
        var page = new Page();
        server.collect(page);
        return page.text(Format.OPENMETRICS).contains("ending=\"eof\"} 1\n");
    }

    @Test
    void aRejectionAndASwapAreRecorded() throws Exception {
        try (var recording = new Recording()) {
            recording.start();
            new RejectedEvent("tcp://[::]:7", "192.0.2.1:9", "max-per-source").commit();
            new PluginSwapEvent().ended("added stream shout 1", "ok");
            List<RecordedEvent> events = dump(recording);
            RecordedEvent rejected = only(events, "echo.Rejected");
            assertEquals("tcp://[::]:7", rejected.getString("listener"), "where");
            assertEquals("192.0.2.1:9", rejected.getString("peer"), "who");
            assertEquals("max-per-source", rejected.getString("reason"), "why");
            RecordedEvent swap = only(events, "echo.PluginSwap");
            assertEquals("added stream shout 1", swap.getString("changes"), "what");
            assertEquals("ok", swap.getString("result"), "how");
        }
    }

    @Test
    void everyFieldHasALabel() {
        for (Class<? extends jdk.jfr.Event> type :
                List.of(
                        ConnectionEvent.class,
                        AcceptEvent.class,
                        RejectedEvent.class,
                        PluginSwapEvent.class)) {
            var event = EventType.getEventType(type);
            assertTrue(event.getDescription() != null, event::getName);
            assertFalse(event.getFields().isEmpty(), event::getName);
            event.getFields()
                    .forEach(
                            field ->
                                    assertTrue(
                                            field.getLabel() != null,
                                            () -> event.getName() + " " + field.getName()));
        }
    }
}
