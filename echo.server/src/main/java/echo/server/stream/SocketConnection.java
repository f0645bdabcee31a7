package echo.server.stream;

import echo.api.Connection;
import echo.api.ConnectionHandler;
import echo.api.TlsSession;
import echo.api.net.AddressText;
import echo.server.deadlines.Deadlines;
import echo.server.deadlines.Expiry;
import echo.server.deadlines.Watched;
import echo.server.events.ConnectionEvent;
import echo.server.events.Recorder;
import echo.server.limits.MaxBytes;
import echo.server.limits.Rejection;
import echo.server.log.Log;
import echo.server.net.HandlerFault;
import echo.server.net.Housekeeping;
import echo.server.net.ListenerConfig;
import echo.server.net.ListenerOptions;
import echo.server.proxy.ProxyHeaderException;
import echo.tls.TlsException;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** An accepted socket and its life: handler, half-close, lingering read, close, log line. */
final class SocketConnection extends Watched implements Connection, Runnable {

    private static final ThreadFactory THREADS = Thread.ofVirtual().factory();

    private final long id;
    // Replaced by one with a proxy or TLS before it; to close either is the same.
    private StreamSocket socket;
    private final StreamListener listener;
    // As it was when this began: a reload is for those that come after it.
    private final ListenerConfig config;
    private final Thread thread = THREADS.newThread(this);
    private ConnectionInput input;
    private ConnectionOutput output;
    // Null until somebody else than the handler or the peer ends this.
    private volatile Ending forced;
    private boolean reset;
    // Whether its peer counts as one that is in, whom a proxy names only later.
    private boolean isAdmitted;

    SocketConnection(long id, StreamSocket socket, StreamListener listener, boolean isAdmitted) {
        this.id = id;
        this.socket = socket;
        this.listener = listener;
        this.isAdmitted = isAdmitted;
        config = listener.config();
    }

    void start() {
        thread.start();
    }

    /** Ends the connection now, whatever the handler does. */
    void cut() {
        forced = Ending.CUT;
        // The interrupt may close it too, but not shut down one that others have as well.
        close();
        thread.interrupt();
    }

    /** Closes the socket: what the handler does with it fails, and nothing else. */
    private void force(Ending ending) {
        if (forced == null) {
            forced = ending;
            close();
        }
    }

    @Override
    protected void expired(Expiry why) {
        force(Ending.of(why));
    }

    @Override
    protected Deadlines deadlines() {
        return config.options().deadlines();
    }

    @Override
    protected boolean isBeginning() {
        return output == null;
    }

    @Override
    protected long moved() {
        return bytesIn() + bytesOut();
    }

    @Override
    public void run() {
        // The handler is called from here and no deeper: each frame costs every idle connection.
        long start = System.nanoTime();
        try {
            Ending ending;
            try {
                open();
                ((ConnectionHandler) config.handler()).handle(this);
                ending = returned();
            } catch (Throwable e) {
                // An Error too: it fails this connection, and no other.
                ending = failed(e);
            }
            ending = finish(ending);
            close();
            tell(System.nanoTime() - start, ending);
        } finally {
            // Whatever went wrong, logging and closing included, the connection ends here.
            try {
                close();
            } finally {
                listener.ended(this);
            }
        }
    }

    /** Apart from the rest, whose frame every idle connection has. */
    private void tell(long nanos, Ending ending) {
        try {
            AccessLog.ended(this, nanos, ending);
            if (Recorder.isOn()) {
                recordEnd(nanos, ending);
            }
        } finally {
            listener.ended(this);
            // Behind that: a connection's bytes are never counted both as open and as ended.
            listener.metrics().ended(ending, nanos, bytesIn(), bytesOut());
        }
    }

    private void recordEnd(long nanos, Ending ending) {
        ConnectionEvent.record(
                id,
                listener.name(),
                handlerName(),
                AddressText.of(peerAddress()),
                nanos,
                bytesIn(),
                bytesOut(),
                ending.toString());
    }

    private void open() throws IOException {
        ListenerOptions options = config.options();
        if (options.hasHandshake()) {
            shakeHands(options);
        }
        long most = options.limits().maxBytes();
        if (most == 0) {
            input = new ConnectionInput(socket.input());
            output = new ConnectionOutput(socket.output());
        } else {
            Runnable exceeded = () -> force(Ending.MAX_BYTES);
            input = new ConnectionInput(MaxBytes.of(socket.input(), most, exceeded));
            output = new ConnectionOutput(MaxBytes.of(socket.output(), most, exceeded));
        }
    }

    private void shakeHands(ListenerOptions options) throws IOException {
        if (options.proxy().isOn()) {
            socket = RelayedSocket.of(socket);
            Optional<Rejection> rejection = listener.door().admitPeer(peerAddress(), options);
            if (rejection.isPresent()) {
                throw new RejectedException(rejection.get());
            }
            isAdmitted = true;
        }
        if (options.tls().isPresent()) {
            List<String> protocols = ((ConnectionHandler) config.handler()).applicationProtocols();
            socket = TlsSocket.handshake(socket, options.tls().get(), protocols);
        }
    }

    private Ending returned() {
        if (forced != null) {
            return forced;
        } else if (reset) {
            return Ending.RESET;
        }
        // A handler may leave its own interrupt behind, which would close the socket too soon.
        Thread.interrupted();
        return input.hasEnded() ? Ending.EOF : Ending.DONE;
    }

    private Ending failed(Throwable e) {
        if (forced != null) {
            return forced;
        }
        try {
            return fault(e);
        } catch (Throwable untold) {
            // Where there is no memory, there is none for a line either.
            return Ending.FAULT;
        }
    }

    private Ending fault(Throwable e) {
        if (output == null && e instanceof IOException failure) {
            return notBegun(failure);
        } else if (isPeerGone(e)) {
            Log.SERVER.debug("connection {}: the peer went away", id, e);
            return Ending.RESET;
        }
        HandlerFault.log("connection " + id, config.handlerName(), e);
        return Ending.FAULT;
    }

    private Ending notBegun(IOException e) {
        switch (e) {
            case RejectedException rejected -> {
                listener.door().rejected(peerAddress(), rejected.why());
                return Ending.REJECTED;
            }
            case ProxyHeaderException faulty -> {
                listener.door().handshakeFailed(Handshake.PROXY, peerAddress(), faulty);
                return Ending.PROXY;
            }
            case TlsException none -> {
                listener.door().handshakeFailed(Handshake.TLS, peerAddress(), none);
                return Ending.TLS;
            }
            default -> {
                Log.SERVER.debug("connection {}: the peer went away before it began", id, e);
                return Ending.RESET;
            }
        }
    }

    /** An I/O failure of anything but the connection's streams is the handler's own. */
    private boolean isPeerGone(Throwable e) {
        Throwable failure = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
        if (output == null || !(failure instanceof IOException)) {
            return false;
        }
        boolean endedTooSoon = failure instanceof EOFException && input.hasEnded();
        return input.hasFailed() || output.hasFailed() || endedTooSoon;
    }

    private Ending finish(Ending ending) {
        try {
            switch (ending) {
                case DONE -> {
                    shutdownOutput();
                    socket.linger();
                }
                // With what the peer sent unread, a close would destroy the word why there is none.
                case TLS -> socket.linger();
                case EOF -> socket.endOutput();
                // So that the peer does not take half an answer for a whole one.
                case FAULT, REJECTED, PROXY -> socket.reset();
                default -> {}
            }
            return ending;
        } catch (IOException e) {
            return forced == null ? Ending.RESET : forced;
        }
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // The descriptor is gone all the same, and nobody is left to act on it.
            Log.SERVER.debug("connection {}: closing failed", id, e);
        }
    }

    long bytesIn() {
        return input == null ? 0 : input.count();
    }

    long bytesOut() {
        return output == null ? 0 : output.count();
    }

    /** The peer, if it was let in. */
    Optional<SocketAddress> admittedPeer() {
        return isAdmitted ? Optional.of(peerAddress()) : Optional.empty();
    }

    StreamListener listener() {
        return listener;
    }

    /** Whether it is the server's own, which is nobody's business. */
    boolean isHousekeeping() {
        return config.handler() instanceof Housekeeping;
    }

    String handlerName() {
        return config.handlerName();
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public ConnectionInput input() {
        return input;
    }

    @Override
    public ConnectionOutput output() {
        return output;
    }

    @Override
    public SocketAddress localAddress() {
        return socket.localAddress();
    }

    @Override
    public SocketAddress peerAddress() {
        return socket.peerAddress();
    }

    @Override
    public Optional<TlsSession> tls() {
        return socket instanceof TlsSocket tls ? Optional.of(tls.session()) : Optional.empty();
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void reset() throws IOException {
        reset = true;
        socket.reset();
    }
}
