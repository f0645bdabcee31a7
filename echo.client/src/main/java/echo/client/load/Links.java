package echo.client.load;

import echo.api.net.SocketType;
import echo.client.connect.ConnectConfig;
import echo.client.connect.TlsConfig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Begins connections to one peer; the source addresses take turns. Thread-safe. */
final class Links {

    private final ConnectConfig connect;
    private final SocketAddress peer;
    private final List<InetAddress> sources;
    private final AtomicInteger opened = new AtomicInteger();

    Links(ConnectConfig connect, SocketAddress peer, List<InetAddress> sources) {
        this.connect = connect;
        this.peer = peer;
        this.sources = sources.isEmpty() ? connect.source().stream().toList() : sources;
    }

    SocketAddress peer() {
        return peer;
    }

    Link open() throws IOException {
        SocketAddress source = sources.isEmpty() ? null : nextSource();
        return connect.endpoint().type() == SocketType.DGRAM
                ? DatagramLink.open(peer, source, connect.proxyProtocol())
                : StreamLink.open(peer, source, connect.proxyProtocol());
    }

    /** Whether connections are made by {@link #connect}, as TLS is spoken on them. */
    boolean areSecured() {
        return connect.tls().isPresent();
    }

    /** How long it may take until a connection is there. */
    Duration connectTimeout() {
        return connect.timeout().plus(connect.tls().map(TlsConfig::timeout).orElse(Duration.ZERO));
    }

    /** Connects and does the handshake, which blocks. */
    Link connect() throws IOException {
        return TlsLink.connect(peer, sources.isEmpty() ? null : nextSource(), connect);
    }

    private SocketAddress nextSource() {
        int turn = Math.floorMod(opened.getAndIncrement(), sources.size());
        return new InetSocketAddress(sources.get(turn), 0);
    }
}
