package echo.server.stream;

import echo.api.net.UnixEndpoint;
import echo.server.log.Log;
import echo.server.loop.ListeningSocket;
import echo.server.net.BindFailure;
import echo.server.net.CouldNotOpenSocketException;
import echo.server.net.ListenerOptions;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * A listening Unix socket, whose file is removed with it.
 *
 * @param endpoint where
 * @param channel bound
 * @param socket to wait for connections
 * @param file what the system knows the file by, since another server may put its own there
 */
record UnixAcceptor(
        UnixEndpoint endpoint, ServerSocketChannel channel, ListeningSocket socket, Object file)
        implements StreamAcceptor {

    private static final int FILE_TYPE = 0170000;
    private static final int SOCKET = 0140000;

    static UnixAcceptor open(UnixEndpoint endpoint, ListenerOptions options, int backlog)
            throws CouldNotOpenSocketException {
        try {
            return bind(endpoint, options, backlog);
        } catch (IOException e) {
            throw new CouldNotOpenSocketException(
                    endpoint.toString(), List.of(BindFailure.explain(endpoint, e)));
        }
    }

    private static UnixAcceptor bind(UnixEndpoint endpoint, ListenerOptions options, int backlog)
            throws IOException {
        Path path = endpoint.path();
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            bind(channel, path, backlog);
            var bound =
                    new UnixAcceptor(endpoint, channel, new ListeningSocket(channel), file(path));
            try {
                if (!options.mode().isEmpty()) {
                    Files.setPosixFilePermissions(path, options.mode());
                }
                return bound;
            } catch (IOException | RuntimeException e) {
                bound.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void bind(ServerSocketChannel channel, Path path, int backlog)
            throws IOException {
        var address = UnixDomainSocketAddress.of(path);
        try {
            channel.bind(address, backlog);
        } catch (BindException inUseOrForbidden) {
            if (!isDead(path)) {
                throw inUseOrForbidden;
            }
            Log.SERVER.info("{} is a dead server's: it is replaced", path);
            Files.delete(path);
            channel.bind(address, backlog);
        }
    }

    /** Whether that is the socket of a server that is gone. */
    private static boolean isDead(Path path) throws IOException {
        if (!isSocket(path)) {
            return false;
        }
        try (var probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // A live server's backlog may be full, and then a blocking connect would wait.
            probe.configureBlocking(false);
            probe.connect(UnixDomainSocketAddress.of(path));
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException busyOrForbidden) {
            return false;
        }
    }

    private static boolean isSocket(Path path) throws IOException {
        int mode;
        try {
            // A link is none either: the system does not bind through it.
            mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        } catch (FileSystemException noneOrHidden) {
            // Java has a BindException for a folder that cannot be written to, too.
            return false;
        }
        if ((mode & FILE_TYPE) != SOCKET) {
            throw new BindException("A file is there that is no socket");
        }
        return true;
    }

    private static Object file(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    @Override
    public Optional<StreamSocket> accept() throws IOException {
        Optional<SocketChannel> accepted = socket.accept();
        return accepted.isEmpty()
                ? Optional.empty()
                : Optional.of(ChannelSocket.of(accepted.get()));
    }

    @Override
    public void stopWaiting() {
        socket.stopWaiting();
    }

    @Override
    public String name() {
        return endpoint.toString();
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            // Closed before, and what is there now is another server's: even by its number, which
            // the system gives to the next file.
            return;
        }
        try {
            // While the channel is open no other file has its file's number.
            Path path = endpoint.path();
            if (Files.exists(path) && file(path).equals(file)) {
                Files.delete(path);
            }
        } finally {
            try (channel) {
                socket.close();
            }
        }
    }
}
