package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;

import echo.api.net.Endpoint;
import echo.server.log.Log;
import echo.server.net.ListenerConfig;
import echo.server.net.ListenerDefaults;
import echo.server.plugins.CatalogLoader;
import echo.server.plugins.HandlerKind;
import echo.server.plugins.Loaded;
import echo.server.plugins.TestModule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A handler that was compiled against something else: a sentence, when it is called. */
@Timeout(60)
final class MisfitTest {

    private static final String QUESTION =
            "; was it built against this server's echo.api, and are all its jars there?";

    @TempDir private Path work;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "handle(Connection c)  | c.gone();   | NoSuchMethodError",
                "handle(Connection c)  | Other.go(); | NoClassDefFoundError",
                "another(Connection c) |             | AbstractMethodError",
            })
    void ofAConnection(String method, String body, String error) throws Exception {
        Path plugins = plugin(HandlerKind.STREAM, method, body == null ? "" : body);
        try (var loader = new CatalogLoader();
                var log = new RecordedLog(Log.SERVER);
                var server = start(loader, plugins, "tcp://127.0.0.1:0");
                var socket = new Socket("127.0.0.1", port(server))) {
            socket.setSoTimeout(30_000);
            assertThrows(
                    IOException.class, () -> socket.getInputStream().read(), "a reset, no answer");
            Await.until("it is logged", () -> !log.complaints().isEmpty());
            assertComplaint(log, "connection 1", error);
        }
    }

    @Test
    void ofADatagram() throws Exception {
        Path plugins = plugin(HandlerKind.DATAGRAM, "handle(Datagram d)", "d.gone();");
        try (var loader = new CatalogLoader();
                var log = new RecordedLog(Log.SERVER);
                var server = start(loader, plugins, "udp://127.0.0.1:0");
                var socket = new DatagramSocket()) {
            var address = InetAddress.getByName("127.0.0.1");
            socket.send(new DatagramPacket(new byte[1], 1, address, port(server)));
            Await.until("it is logged", () -> !log.complaints().isEmpty());
            assertComplaint(log, "udp://127.0.0.1:" + port(server), "NoSuchMethodError");
        }
    }

    private static void assertComplaint(RecordedLog log, String where, String error) {
        var complaint = log.complaints().getFirst();
        assertEquals(Level.ERROR, complaint.getLevel(), "the level of a fault");
        String said = complaint.getFormattedMessage();
        assertTrue(
                said.startsWith(
                        where
                                + ": handler misfit does not fit this server: java.lang."
                                + error
                                + ": "),
                "where, which handler and what: " + said);
        assertTrue(said.endsWith(QUESTION), "and what to look at: " + said);
        assertEquals(1, said.lines().count(), "in one line: " + said);
        assertNull(complaint.getThrowableProxy(), "without a stack trace");
    }

    private static Server start(CatalogLoader loader, Path plugins, String endpoint)
            throws Exception {
        Loaded loaded = loader.loadFolders(List.of(plugins));
        assertEquals(List.of(), loaded.problemLines(), "it cannot be seen from outside");
        return Server.start(
                List.of(
                        ListenerConfig.of(
                                Endpoint.parse(endpoint),
                                ListenerDefaults.handler("misfit"),
                                loaded.catalog())),
                5);
    }

    private static int port(Server server) {
        return Integer.parseInt(server.readyLines().getFirst().replaceAll(".*:(\\d+) .*", "$1"));
    }

    /** A plugin with a handler, and a class that is missing. */
    private Path plugin(HandlerKind kind, String method, String body) throws IOException {
        Path plugins = Files.createDirectory(work.resolve("plugins"));
        new TestModule(work, "misfit")
                .api(anotherApi())
                .kind(kind)
                .type("misfit", "Other", "class Other { static void go() {} }")
                .handlerWith(
                        "Main",
                        "\"misfit\"",
                        "public void %s { %s }".formatted(method.replace("(", "(echo.api."), body))
                .provides("Main")
                .jarWithout("Other", plugins.resolve("misfit.jar"));
        return plugins;
    }

    /** An echo.api without a version, and with methods that this server's does not have. */
    private Path anotherApi() {
        return new TestModule(work, "echo.api")
                .alone()
                .directive("exports echo.api;")
                .type("echo.api", "Handler", "public interface Handler { String name(); }")
                .type("echo.api", "Connection", "public interface Connection { void gone(); }")
                .type("echo.api", "Datagram", "public interface Datagram { void gone(); }")
                .type(
                        "echo.api",
                        "ConnectionHandler",
                        "public interface ConnectionHandler extends Handler {}")
                .type(
                        "echo.api",
                        "DatagramHandler",
                        "public interface DatagramHandler extends Handler {}")
                .jar(work.resolve("another-api.jar"));
    }
}
