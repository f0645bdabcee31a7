package echo.server.datagram;

import echo.api.net.AddressText;
import echo.api.net.InetEndpoint;
import echo.server.access.SourcePrefix;
import echo.server.limits.SourceRates;
import echo.server.log.Log;
import echo.server.metrics.Labels;
import echo.server.metrics.Page;
import echo.server.net.AddressBinder;
import echo.server.net.CouldNotOpenSocketException;
import echo.server.net.DatagramOptions;
import echo.server.net.Listener;
import echo.server.net.ListenerConfig;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** One bound UDP socket and the platform threads that receive from it. */
public final class DatagramListener implements Listener {

    /** How long handlers that were interrupted may take to be gone. */
    private static final Duration INTERRUPTED = Duration.ofSeconds(1);

    private final Supplier<ListenerConfig> config;
    private final DatagramOptions options;
    private final DatagramChannel channel;
    private final String name;
    private final Traffic traffic;
    private final SourceRates rates;
    private final List<Thread> receivers = new ArrayList<>();
    private volatile boolean closing;
    // A permit for each receiver that may handle a datagram; who closes takes them all.
    private final Semaphore handling;

    private DatagramListener(Supplier<ListenerConfig> config, DatagramChannel channel)
            throws IOException {
        this.config = config;
        // A reload is for the handler; where and how the socket is served stays.
        options = config.get().options().datagrams();
        this.channel = channel;
        var local = (InetSocketAddress) channel.getLocalAddress();
        name = config().endpoint().scheme() + "://" + AddressText.of(local);
        traffic = new Traffic(name);
        rates = rates(options.sourceRate(), options.sourcePrefix());
        handling = new Semaphore(options.receivers());
        for (int i = 1; i <= options.receivers(); i++) {
            receivers.add(
                    Thread.ofPlatform()
                            .name("receive %s %d".formatted(name, i))
                            .unstarted(new Receiver(this, channel, local)));
        }
    }

    private static SourceRates rates(int perSecond, SourcePrefix prefix) {
        long now = System.nanoTime();
        return perSecond < 0
                ? new SourceRates(DatagramOptions.DEFAULT_SOURCE_RATE, false, prefix, now)
                : new SourceRates(perSecond, true, prefix, now);
    }

    /**
     * Binds an endpoint.
     *
     * @param config what to do with the datagrams, which may change
     * @param endpoint where
     * @return a listener for each socket, not started
     * @throws CouldNotOpenSocketException if it has no address that can be bound
     */
    public static List<DatagramListener> open(
            Supplier<ListenerConfig> config, InetEndpoint endpoint)
            throws CouldNotOpenSocketException {
        return new AddressBinder<>(address -> bind(config, address), DatagramListener::port)
                .bind(endpoint);
    }

    private static DatagramListener bind(Supplier<ListenerConfig> config, InetSocketAddress address)
            throws IOException {
        DatagramChannel channel = open(address);
        try {
            return new DatagramListener(config, channel.bind(address));
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    private static DatagramChannel open(InetSocketAddress address) throws IOException {
        try {
            return DatagramChannel.open(
                    address.getAddress() instanceof Inet4Address
                            ? StandardProtocolFamily.INET
                            : StandardProtocolFamily.INET6);
        } catch (UnsupportedOperationException ipv4Only) {
            throw new SocketException(ipv4Only.getMessage());
        }
    }

    private int port() {
        return channel.socket().getLocalPort();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String readyLine() {
        return "listening %s handler=%s".formatted(name, config().handlerName());
    }

    @Override
    public void start() {
        receivers.forEach(Thread::start);
    }

    @Override
    public void collect(Page page) {
        traffic.collect(
                page, Labels.NONE.and("listener", name).and("handler", config().handlerName()));
    }

    @Override
    public String status() {
        return "%s handler=%s %s".formatted(name, config().handlerName(), traffic.summary());
    }

    @Override
    public boolean isWorking() {
        return isClosing() || receivers.stream().allMatch(Thread::isAlive);
    }

    /** What is done with a datagram that comes now. */
    ListenerConfig config() {
        return config.get();
    }

    Traffic traffic() {
        return traffic;
    }

    int maxSize() {
        return options.maxSize();
    }

    boolean isClosing() {
        return closing;
    }

    /** Waits, unless this closes. */
    void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        // Not at a latch: it would wait for ever if there was no memory when it began.
        for (long left = nanos; left > 0 && !closing; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            // Receivers are interrupted to end them, and for nothing else.
            Thread.interrupted();
        }
    }

    /** Whether a datagram of that size is handled at all; if not, that is counted. */
    boolean mayBeTaken(InetSocketAddress peer, int size) {
        if (!config().options().access().admits(peer)) {
            traffic.refused(Refusal.DENIED, peer);
        } else if (Refusal.isServicePort(peer.getPort())) {
            traffic.refused(Refusal.SERVICE_PORT, peer);
        } else if (!rates.admits(peer.getAddress(), System.nanoTime())) {
            traffic.refused(Refusal.TOO_OFTEN, peer);
        } else if (size > maxSize()) {
            traffic.refused(Refusal.TOO_LARGE, peer);
        } else {
            return true;
        }
        return false;
    }

    /** Whether there is still time to handle one more. */
    boolean beginHandling() {
        return handling.tryAcquire();
    }

    void endHandling() {
        handling.release();
    }

    /** Lets handlers that are at work reply, then closes the socket and ends the receivers. */
    @Override
    public void close(Duration grace) throws IOException, InterruptedException {
        if (isClosing()) {
            return;
        }
        closing = true;
        if (!channel.isOpen()) {
            // Closed before, and told of.
            return;
        }
        try {
            handling.tryAcquire(receivers.size(), grace.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            channel.close();
            receivers.forEach(Thread::interrupt);
        }
        long end = System.nanoTime() + INTERRUPTED.toNanos();
        for (Thread receiver : receivers) {
            receiver.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        }
        long left = receivers.stream().filter(Thread::isAlive).count();
        if (left > 0) {
            Log.SERVER.warn("stopping: {} handlers of {} do not end; leaving them", left, name);
        }
        traffic.report();
    }
}
