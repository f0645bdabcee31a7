package echo.tls;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLPeerUnverifiedException;

/** A server on a free port of the loopback address, whose TLS is ours. */
final class OurServer implements AutoCloseable {

    interface Service {
        void serve(TlsChannel peer) throws IOException;
    }

    private final ServerSocketChannel listener;
    private final TlsServer tls;
    private final List<String> protocols;
    private final Service service;
    private final Queue<SocketChannel> peers = new ConcurrentLinkedQueue<>();

    /** How each connection ended: a text if well. */
    private final BlockingQueue<Object> ends = new LinkedBlockingQueue<>();

    OurServer(TlsServer tls, String... protocols) throws IOException {
        this(tls, OurServer::echo, protocols);
    }

    OurServer(TlsServer tls, Service service, String... protocols) throws IOException {
        this.tls = tls;
        this.service = service;
        this.protocols = List.of(protocols);
        listener =
                ServerSocketChannel.open()
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        Thread.ofVirtual().start(this::accept);
    }

    static void echo(TlsChannel peer) throws IOException {
        var buffer = ByteBuffer.allocate(20_000);
        while (peer.read(buffer.clear()) >= 0) {
            peer.write(buffer.flip());
        }
        peer.shutdownOutput();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel peer = listener.accept();
                peers.add(peer);
                Thread.ofVirtual().start(() -> ends.add(served(peer)));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private Object served(SocketChannel peer) {
        try (var channel = tls.channel(peer, protocols)) {
            channel.handshake();
            service.serve(channel);
            return "served " + who(channel) + " " + channel.applicationProtocol();
        } catch (IOException | RuntimeException e) {
            return e;
        } finally {
            peers.remove(peer);
        }
    }

    private static String who(TlsChannel channel) {
        try {
            return channel.session().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return "nobody";
        }
    }

    /** How the next connection ended. */
    Object nextEnd() throws InterruptedException {
        Object end = ends.poll(60, TimeUnit.SECONDS);
        assertNotNull(end, "a connection ends");
        return end;
    }

    /** Connections that are being served. */
    Queue<SocketChannel> peers() {
        return peers;
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    SocketChannel connect() throws IOException {
        return SocketChannel.open(listener.getLocalAddress());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (SocketChannel peer : peers) {
            peer.close();
        }
    }
}
