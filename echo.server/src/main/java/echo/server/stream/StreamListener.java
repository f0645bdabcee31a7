package echo.server.stream;

import echo.api.net.AddressText;
import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;
import echo.api.net.UnixEndpoint;
import echo.server.activation.Inherited;
import echo.server.events.AcceptEvent;
import echo.server.events.Recorder;
import echo.server.limits.Capacity;
import echo.server.limits.Gate;
import echo.server.limits.Rejection;
import echo.server.log.Log;
import echo.server.log.LogThread;
import echo.server.metrics.Labels;
import echo.server.metrics.Page;
import echo.server.net.Backoff;
import echo.server.net.CouldNotOpenSocketException;
import echo.server.net.Listener;
import echo.server.net.ListenerConfig;
import echo.server.net.ListenerOptions;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * One bound socket and the thread that accepts on it. A failure to accept is waited out; a failure
 * after it is the connection's own.
 */
public final class StreamListener implements Listener {

    private static final String REMEDY =
            " when some close (to hold more, raise the limit of open files)";

    private static final Optional<AcceptEvent> NO_EVENT = Optional.empty();

    /** How long what waits in the backlog may take to be accepted at the end. */
    private static final Duration LAST_ACCEPTS = Duration.ofSeconds(2);

    /** How long the thread may take to see that its socket is closed. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(1);

    private static final long NO_MEMORY_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private final Supplier<ListenerConfig> config;
    private final StreamAcceptor socket;
    private final OpenConnections connections;
    private final ListenerMetrics metrics = new ListenerMetrics();
    private final Gate gate;
    private final Door door;
    private final Backoff backoff;
    private final String name;
    final Thread thread;
    private volatile boolean closing;

    StreamListener(
            Supplier<ListenerConfig> config,
            StreamAcceptor socket,
            OpenConnections connections,
            Capacity capacity) {
        this.config = config;
        this.socket = socket;
        this.connections = connections;
        name = socket.name();
        gate = gate(name, config.get().options(), capacity);
        door = new Door(name, gate, metrics);
        backoff = new Backoff(name + " cannot accept", System::nanoTime);
        thread = socket.threads().name("accept " + name).unstarted(this::accept);
    }

    private static Gate gate(String name, ListenerOptions options, Capacity capacity) {
        int kilobytes = options.tls().isPresent() ? Capacity.TLS : Capacity.PLAIN;
        return new Gate(name, options.limits(), options.sources(), capacity, kilobytes);
    }

    /**
     * Binds an endpoint.
     *
     * @param config where, and what to do with the connections: what is done may change
     * @param connections where they are kept
     * @param capacity what all listeners may take together
     * @param backlog how many may wait to be accepted, per socket
     * @return a listener for each socket, not started
     * @throws CouldNotOpenSocketException if it has no address that can be bound
     */
    public static List<StreamListener> open(
            Supplier<ListenerConfig> config,
            OpenConnections connections,
            Capacity capacity,
            int backlog)
            throws CouldNotOpenSocketException {
        Endpoint endpoint = config.get().endpoint();
        List<? extends StreamAcceptor> sockets =
                endpoint instanceof UnixEndpoint unix
                        ? List.of(UnixAcceptor.open(unix, config.get().options(), backlog))
                        : TcpAcceptor.open((InetEndpoint) endpoint, backlog);
        return sockets.stream()
                .map(socket -> new StreamListener(config, socket, connections, capacity))
                .toList();
    }

    /**
     * Takes over what this process was started with.
     *
     * @param config what to do with the connections: what is done may change
     * @param connections where they are kept
     * @param capacity what all listeners may take together
     * @param inherited a listening socket, or a connection
     * @param ended is run when that connection has ended
     * @return a listener for it, not started
     * @throws CouldNotOpenSocketException if connections cannot be waited for
     */
    public static StreamListener inherited(
            Supplier<ListenerConfig> config,
            OpenConnections connections,
            Capacity capacity,
            Inherited inherited,
            Runnable ended)
            throws CouldNotOpenSocketException {
        try {
            StreamAcceptor socket =
                    inherited.isConnection()
                            ? new InheritedConnection(inherited, ended)
                            : new InheritedAcceptor(inherited);
            return new StreamListener(config, socket, connections, capacity);
        } catch (IOException e) {
            throw new CouldNotOpenSocketException(
                    inherited.endpoint().toString(), List.of(e.toString()));
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public String name() {
        return name;
    }

    /** What is done with a connection that begins now. */
    ListenerConfig config() {
        return config.get();
    }

    Door door() {
        return door;
    }

    void ended(SocketConnection connection) {
        if (connections.ended(connection)) {
            door.left(connection.admittedPeer());
            socket.ended();
        }
    }

    ListenerMetrics metrics() {
        return metrics;
    }

    @Override
    public void collect(Page page) {
        Labels labels = Labels.NONE.and("listener", name).and("handler", config().handlerName());
        metrics.collect(page, labels, connections.of(this));
    }

    @Override
    public String status() {
        return "%s handler=%s %s"
                .formatted(name, config().handlerName(), metrics.summary(connections.of(this)));
    }

    @Override
    public boolean isWorking() {
        return thread.isAlive() || isClosing();
    }

    @Override
    public String readyLine() {
        return "listening %s handler=%s".formatted(name, config().handlerName());
    }

    private void accept() {
        boolean goesOn = true;
        while (goesOn) {
            try {
                var event = Recorder.isOn() ? Optional.of(new AcceptEvent(name)) : NO_EVENT;
                gate.await();
                // When this closes, those that wait in the backlog are still accepted.
                goesOn = acceptOne(event) || !isClosing();
                // At the first connection this waits until logging is configured, which opens
                // files: so it is there before connections can have taken the last descriptor.
                LogThread.await();
                Log.SERVER.debug("{} accepted a connection", name);
            } catch (Throwable e) {
                // An Error too: whatever it is, the next connection may be fine.
                goesOn = !isClosing();
                if (goesOn) {
                    failed(e);
                }
            }
        }
    }

    private boolean acceptOne(Optional<AcceptEvent> event) throws IOException {
        Optional<StreamSocket> accepted = Optional.empty();
        try {
            accepted = socket.accept();
        } finally {
            if (accepted.isEmpty()) {
                gate.noneCame();
            }
        }
        if (accepted.isPresent()) {
            admit(accepted.get(), event);
            backoff.succeeded();
        }
        return accepted.isPresent();
    }

    private void admit(StreamSocket accepted, Optional<AcceptEvent> event) throws IOException {
        metrics.accepted();
        SocketAddress peer = accepted.peerAddress();
        ListenerOptions options = config().options();
        Optional<Rejection> rejection = door.admit(peer, options);
        if (rejection.isPresent()) {
            accepted.reset();
            door.rejected(peer, rejection.get());
            return;
        }
        boolean isPeer = !options.proxy().isOn();
        try {
            long id = connections.serve(accepted, this, isPeer);
            // No lambda, which would load the class of the event.
            if (event.isPresent()) {
                event.get().accepted(AddressText.of(peer), id);
            }
        } catch (Throwable e) {
            door.left(isPeer ? Optional.of(peer) : Optional.empty());
            throw e;
        }
    }

    private void failed(Throwable failure) {
        try {
            metrics.acceptFailed();
            waitOut(failure);
        } catch (Throwable untold) {
            // Where there is no memory, there is none for a line either.
            LockSupport.parkNanos(NO_MEMORY_PAUSE);
        }
    }

    private void waitOut(Throwable failure) {
        long nanos =
                backoff.failed(
                        failure,
                        () ->
                                "%d connections are open, the others wait; it goes on by itself%s"
                                        .formatted(
                                                connections.size(),
                                                failure instanceof IOException ? REMEDY : ""));
        long end = System.nanoTime() + nanos;
        // Not at a latch: it would wait for ever if there was no memory when it began.
        for (long left = nanos; left > 0 && !closing; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            // Nobody interrupts an acceptor; if somebody did, it would not wait any more.
            Thread.interrupted();
        }
    }

    private boolean isClosing() {
        return closing;
    }

    /**
     * Closes the socket and waits for the accept thread, so that no connection comes after it. But
     * not for ever: handlers that never end may have all carriers.
     */
    @Override
    public void close(Duration grace) throws IOException, InterruptedException {
        closing = true;
        LockSupport.unpark(thread);
        gate.close();
        try {
            if (thread.isAlive()) {
                socket.stopWaiting();
                thread.join(LAST_ACCEPTS);
            }
        } catch (IOException e) {
            // Such as where there is no loopback: then what waits in the backlog is lost.
            Log.SERVER.debug("{} cannot be woken", name, e);
        } finally {
            try {
                socket.close();
            } finally {
                if (thread.isAlive()) {
                    thread.join(LAST_LOOK);
                }
            }
        }
    }
}
