package echo.client;

import java.io.IOException;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** What a server does over TLS, by the JDK's own sockets. */
final class TlsService {

    interface Service {
        void serve(SSLSocket peer) throws IOException, InterruptedException;
    }

    private TlsService() {}

    /** Echoes, and ends TLS before the connection. */
    static TestServer.Service echo(SSLContext context) {
        return of(context, peer -> {}, TlsService::echo);
    }

    static void echo(SSLSocket peer) throws IOException {
        peer.getInputStream().transferTo(peer.getOutputStream());
    }

    /** Reads all, and then answers all. */
    static void echoAtTheEnd(SSLSocket peer) throws IOException {
        byte[] all = peer.getInputStream().readAllBytes();
        peer.getOutputStream().write(all);
    }

    static Consumer<SSLSocket> only(String protocol) {
        return peer -> peer.setEnabledProtocols(new String[] {protocol});
    }

    static TestServer.Service of(SSLContext context, Consumer<SSLSocket> setup, Service service) {
        return channel -> {
            var socket =
                    (SSLSocket)
                            context.getSocketFactory().createSocket(channel.socket(), null, false);
            setup.accept(socket);
            socket.startHandshake();
            service.serve(socket);
            socket.close();
        };
    }
}
