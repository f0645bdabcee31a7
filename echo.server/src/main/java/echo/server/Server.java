package echo.server;

import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;
import echo.api.net.SocketType;
import echo.server.activation.Inherited;
import echo.server.datagram.DatagramListener;
import echo.server.deadlines.Scanner;
import echo.server.limits.Capacity;
import echo.server.log.Log;
import echo.server.loop.EventLoop;
import echo.server.metrics.Collector;
import echo.server.metrics.Page;
import echo.server.net.CouldNotOpenSocketException;
import echo.server.net.Dispatch;
import echo.server.net.Listener;
import echo.server.net.ListenerConfig;
import echo.server.net.PassiveAddresses;
import echo.server.stream.OpenConnections;
import echo.server.stream.StreamListener;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** All listeners and their connections, from the first bound socket to the last closed one. */
public final class Server implements AutoCloseable, Collector {

    /** How long a connection that was cut may take to be gone. */
    public static final Duration CUT_TIMEOUT = Duration.ofSeconds(1);

    /** The shortest time between two lines on the progress of a drain, which may take a day. */
    private static final Duration PROGRESS = Duration.ofSeconds(1);

    private static final int PROGRESS_LINES = 60;

    private final OpenConnections connections = new OpenConnections();
    private final List<Listener> listeners = new ArrayList<>();
    private final Dispatch dispatch;
    private final Capacity capacity;
    private final Scanner scanner;

    private Server(Dispatch dispatch, Capacity capacity) {
        this.dispatch = dispatch;
        this.capacity = capacity;
        scanner =
                Scanner.of(
                        connections,
                        dispatch.all().stream().map(it -> it.options().deadlines()).toList());
    }

    /**
     * Begins to load what connections need (native libraries, security properties, event loops,
     * virtual threads), on a thread beside this one: it is a fifth of the time to the first one.
     */
    public static void prepare() {
        Thread.ofPlatform()
                .name("prepare")
                .daemon()
                .start(
                        () -> {
                            PassiveAddresses.hasIpv6();
                            EventLoop.prepare();
                            Thread.startVirtualThread(() -> {});
                        });
    }

    /**
     * Binds every listener, and accepts as many connections as the process has room for.
     *
     * @param configs the listeners
     * @param backlog how many connections may wait to be accepted, per socket
     * @return the running server
     * @throws CouldNotOpenSocketException if a listener has no address that can be bound; those
     *     that were bound are closed
     */
    public static Server start(List<ListenerConfig> configs, int backlog)
            throws CouldNotOpenSocketException {
        return start(configs, backlog, Capacity.ofProcess(), Optional.empty(), () -> {});
    }

    /**
     * Binds every listener, but for one that this process was started with, and then accepts on all
     * of them.
     *
     * @param configs the listeners
     * @param backlog how many connections may wait to be accepted, per socket
     * @param capacity what all connections may take together
     * @param inherited the socket that is there already, whose endpoint is one of the listeners'
     * @param ended is run when that was a connection, and it has ended
     * @return the running server
     * @throws CouldNotOpenSocketException if a listener has no address that can be bound; those
     *     that were bound are closed
     */
    public static Server start(
            List<ListenerConfig> configs,
            int backlog,
            Capacity capacity,
            Optional<Inherited> inherited,
            Runnable ended)
            throws CouldNotOpenSocketException {
        var server = new Server(new Dispatch(configs), capacity);
        try {
            for (int i = 0; i < configs.size(); i++) {
                // By identity: another may be the same in words, and then it cannot be bound.
                Endpoint endpoint = configs.get(i).endpoint();
                if (inherited.isPresent() && inherited.get().endpoint() == endpoint) {
                    server.takeOver(i, inherited.get(), ended);
                } else {
                    server.open(i, backlog);
                }
            }
            server.listeners.forEach(Listener::start);
            server.scanner.start();
            return server;
        } catch (CouldNotOpenSocketException | RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    private void takeOver(int place, Inherited inherited, Runnable ended)
            throws CouldNotOpenSocketException {
        listeners.add(
                StreamListener.inherited(
                        () -> dispatch.current(place), connections, capacity, inherited, ended));
    }

    private void open(int place, int backlog) throws CouldNotOpenSocketException {
        Supplier<ListenerConfig> config = () -> dispatch.current(place);
        // No switch over types here and in StreamListener: its first use takes 10 ms of a start.
        if (config.get().endpoint() instanceof InetEndpoint inet
                && inet.type() == SocketType.DGRAM) {
            listeners.addAll(DatagramListener.open(config, inet));
        } else {
            listeners.addAll(StreamListener.open(config, connections, capacity, backlog));
        }
    }

    /**
     * What is done with what comes, which may be changed while the server runs.
     *
     * @return for each of the listeners that this was started with
     */
    public Dispatch dispatch() {
        return dispatch;
    }

    /**
     * Where it listens.
     *
     * @return for each bound socket its endpoint, with its real port
     */
    public List<String> names() {
        return listeners.stream().map(Listener::name).toList();
    }

    /**
     * What the server says when it is ready.
     *
     * @return one line for each bound socket, with its real port
     */
    public List<String> readyLines() {
        return listeners.stream().map(Listener::readyLine).toList();
    }

    @Override
    public void collect(Page page) {
        listeners.forEach(listener -> listener.collect(page));
    }

    /**
     * Whether all listeners take what comes, or were told not to any more, and deadlines are met.
     *
     * @return false if one has ended by itself, or deadlines are not looked at, which would be a
     *     bug
     */
    public boolean isWorking() {
        return scanner.isAlive() && listeners.stream().allMatch(Listener::isWorking);
    }

    /** Logs what each listener has done so far. */
    public void logStatus() {
        listeners.forEach(listener -> Log.SERVER.info("status: {}", listener.status()));
    }

    /**
     * Stops accepting, lets the open connections finish, and cuts what is left.
     *
     * @param timeout how long they may take
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void drain(Duration timeout) throws InterruptedException {
        drain(timeout, progress -> {});
    }

    /**
     * The same, and tells how it goes.
     *
     * @param timeout how long they may take
     * @param progress is told now and then, in a line, what is left
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void drain(Duration timeout, Consumer<String> progress) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        closeListeners(timeout);
        int open = connections.size();
        if (open > 0) {
            Log.SERVER.info(
                    "stopping: {} connections may finish within {} s",
                    open,
                    timeout.toMillis() / 1e3);
        }
        // Datagrams that were being handled may have taken some of the time.
        if (!awaitNone(end, Duration.ofNanos(timeout.toNanos() / PROGRESS_LINES), progress)) {
            Log.SERVER.info("stopping: cutting {} connections", connections.size());
            connections.cutAll();
            if (!connections.awaitNone(CUT_TIMEOUT)) {
                Log.SERVER.warn(
                        "stopping: {} handlers do not end; leaving them", connections.size());
            }
        }
        scanner.close();
    }

    private boolean awaitNone(long end, Duration share, Consumer<String> progress)
            throws InterruptedException {
        long pause = Math.max(share.toNanos(), PROGRESS.toNanos());
        while (true) {
            long left = end - System.nanoTime();
            if (connections.awaitNone(Duration.ofNanos(Math.min(left, pause)))) {
                return true;
            } else if (left <= pause) {
                return false;
            }
            String line =
                    "stopping: %d connections left, %d s"
                            .formatted(
                                    connections.size(),
                                    Math.round((end - System.nanoTime()) / 1e9));
            Log.SERVER.info(line);
            progress.accept(line);
        }
    }

    /** Stops accepting and cuts all connections, without waiting for them. */
    @Override
    public void close() {
        closeListeners(Duration.ZERO);
        connections.cutAll();
        scanner.close();
    }

    /** Beside each other: one whose handlers do not end must not hold up the others. */
    private void closeListeners(Duration grace) {
        capacity.lift();
        // Not virtual ones: handlers that spin may have all carriers.
        var threads = Thread.ofPlatform().name("close").factory();
        try (var beside = Executors.newThreadPerTaskExecutor(threads)) {
            listeners.forEach(listener -> beside.execute(() -> close(listener, grace)));
        }
    }

    private static void close(Listener listener, Duration grace) {
        try {
            listener.close(grace);
        } catch (IOException e) {
            Log.SERVER.warn("{} could not be closed", listener.name(), e);
        } catch (InterruptedException e) {
            // Whoever waits for all of them was interrupted; the socket is closed in any case.
            Thread.currentThread().interrupt();
        }
    }
}
