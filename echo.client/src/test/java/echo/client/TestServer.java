package echo.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A little server on a free port of the loopback address, or on a path; wrong on purpose. */
public final class TestServer implements AutoCloseable {

    /** What it does with a connection, before that is closed. */
    public interface Service {
        void serve(SocketChannel peer) throws IOException, InterruptedException;
    }

    private final ServerSocketChannel listener;
    private final Service service;
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

    public TestServer(Service service) {
        this(InetAddress.getLoopbackAddress(), service);
    }

    public TestServer(InetAddress address, Service service) {
        this(new InetSocketAddress(address, 0), service);
    }

    public TestServer(Path path, Service service) {
        this(UnixDomainSocketAddress.of(path), service);
    }

    public TestServer(SocketAddress address, Service service) {
        this.service = service;
        try {
            listener =
                    address instanceof UnixDomainSocketAddress
                            ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                            : ServerSocketChannel.open();
            listener.bind(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return address().getPort();
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) localAddress();
    }

    /** Where it is, as an argument of the command. */
    public String uri() {
        return switch (localAddress()) {
            case UnixDomainSocketAddress unix -> "unix:" + unix.getPath();
            case InetSocketAddress inet ->
                    inet.getAddress().getHostAddress().contains(":")
                            ? "tcp://[::1]:" + inet.getPort()
                            : "tcp://127.0.0.1:" + inet.getPort();
            default -> throw new AssertionError("no other address was bound");
        };
    }

    private SocketAddress localAddress() {
        try {
            return listener.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel peer = listener.accept();
                threads.add(Thread.ofVirtual().start(() -> serve(peer)));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(SocketChannel peer) {
        try (peer) {
            service.serve(peer);
        } catch (IOException | InterruptedException e) {
            // The client tells how it saw this, and that is what is tested.
        }
    }

    /** Ends the services, too, and with them their connections. */
    @Override
    public void close() throws IOException {
        listener.close();
        threads.forEach(Thread::interrupt);
    }
}
