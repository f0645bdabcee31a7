package echo.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A server on a free port of the loopback address: the JDK's sockets, plain or with TLS. */
final class TestServer implements AutoCloseable {

    interface Service {
        void serve(Socket peer) throws IOException;
    }

    interface Setup {
        void prepare(SSLServerSocket listener);
    }

    private final ServerSocket listener;
    private final Queue<Socket> peers = new ConcurrentLinkedQueue<>();

    /** Without TLS. */
    TestServer(Service service) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), service);
    }

    TestServer(SSLContext context, Setup setup, Service service) throws IOException {
        this(prepared(context, setup), service);
    }

    /** Before the first accept, which takes over what is set. */
    private static ServerSocket prepared(SSLContext context, Setup setup) throws IOException {
        var listener =
                (SSLServerSocket)
                        context.getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        setup.prepare(listener);
        return listener;
    }

    private TestServer(ServerSocket listener, Service service) {
        this.listener = listener;
        Thread.ofVirtual().start(() -> accept(service));
    }

    static void echo(Socket peer) throws IOException {
        peer.getInputStream().transferTo(peer.getOutputStream());
    }

    /** Only one version of the protocol. */
    static Setup only(String protocol) {
        return listener -> listener.setEnabledProtocols(new String[] {protocol});
    }

    private void accept(Service service) {
        try {
            while (true) {
                Socket peer = listener.accept();
                peers.add(peer);
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try (peer) {
                                        if (peer instanceof SSLSocket tls) {
                                            tls.startHandshake();
                                        }
                                        service.serve(peer);
                                    } catch (IOException e) {
                                        // The client tells how it saw this.
                                    }
                                });
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    SocketChannel connect() throws IOException {
        return SocketChannel.open(
                new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket peer : peers) {
            peer.close();
        }
    }
}
