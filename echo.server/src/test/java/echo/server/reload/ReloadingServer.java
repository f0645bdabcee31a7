package echo.server.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;

import echo.api.net.Endpoint;
import echo.server.RecordedLog;
import echo.server.Server;
import echo.server.log.Log;
import echo.server.net.ListenerConfig;
import echo.server.net.ListenerDefaults;
import echo.server.plugins.CatalogLoader;
import echo.server.plugins.Loaded;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A server with the plugins of a folder, which are reloaded by hand. */
final class ReloadingServer implements AutoCloseable {

    private static final int READ_TIMEOUT = 30_000;

    private final CatalogLoader loader = new CatalogLoader();
    private final RecordedLog log = new RecordedLog(Log.PLUGINS);
    private final Server server;
    private final Reload reload;

    private ReloadingServer(Path folder, boolean strict, String... endpoints) throws Exception {
        Loaded loaded = loader.loadFolders(List.of(folder));
        assertEquals(List.of(), loaded.problemLines(), "it begins with good plugins");
        List<ListenerConfig> configs =
                Stream.of(endpoints)
                        .map(Endpoint::parse)
                        .map(
                                e ->
                                        ListenerConfig.of(
                                                e,
                                                ListenerDefaults.handler("versioned"),
                                                loaded.catalog()))
                        .toList();
        server = Server.start(configs, 50);
        reload =
                new Reload(
                        () -> loader.loadFolders(List.of(folder)),
                        strict,
                        ListenerDefaults.handler("versioned"),
                        server.dispatch(),
                        loaded.catalog());
    }

    static ReloadingServer of(Path folder, String... endpoints) throws Exception {
        return new ReloadingServer(folder, false, endpoints);
    }

    static ReloadingServer strict(Path folder, String... endpoints) throws Exception {
        return new ReloadingServer(folder, true, endpoints);
    }

    void reload() {
        reload.run();
    }

    /** What was said of plugins at that level, in one line each. */
    List<String> said(Level level) {
        return log.events(level).stream().map(e -> e.getFormattedMessage()).toList();
    }

    /** The layer that new connections are served from, without keeping it. */
    WeakReference<ModuleLayer> layer() {
        return new WeakReference<>(
                server.dispatch().current(0).handler().getClass().getModule().getLayer());
    }

    private int port(int listener) {
        return Integer.parseInt(server.readyLines().get(listener).replaceAll(".*:(\\d+) .*", "$1"));
    }

    Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", port(0));
        socket.setSoTimeout(READ_TIMEOUT);
        return socket;
    }

    /** The first byte that a new connection to the first listener gets. */
    int version() throws IOException {
        try (Socket socket = connect()) {
            return socket.getInputStream().read();
        }
    }

    /** The byte that a datagram to this listener is answered with. */
    int datagramVersion(int listener) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(READ_TIMEOUT);
            var address = InetAddress.getByName("127.0.0.1");
            socket.send(new DatagramPacket(new byte[1], 1, address, port(listener)));
            var reply = new DatagramPacket(new byte[1], 1);
            socket.receive(reply);
            return reply.getData()[0];
        }
    }

    @Override
    public void close() {
        server.close();
        loader.close();
        log.close();
    }
}
