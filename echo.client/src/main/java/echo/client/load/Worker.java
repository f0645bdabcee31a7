package echo.client.load;

import echo.api.net.AddressText;
import echo.tls.TlsException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** A thread of a load: it connects its requesters, reads their replies, and gives them turns. */
final class Worker implements Runnable {

    private static final int BUFFER = 256 * 1024;

    /** How many connections are begun at once: few, as many a server has a small backlog. */
    private static final int OPENING = 32;

    private static final Duration CHORES = Duration.ofMillis(20);

    private final LoadConfig config;
    private final Links links;
    private final Messages messages;
    private final Phases phases;
    private final Failures failures;
    private final CountDownLatch opened;
    private final Meter meter;
    private final Selector selector;
    private final Turns turns;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final List<Requester> requesters = new ArrayList<>();
    private final Deque<Requester> toOpen = new ArrayDeque<>();
    private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private int opening;
    private boolean isCheckingIdle;
    private volatile long heldIdle;

    Worker(Shared shared, int number) throws IOException {
        config = shared.config();
        links = shared.links();
        messages = shared.messages();
        phases = shared.phases();
        failures = shared.failures();
        opened = shared.opened();
        meter = new Meter(phases);
        selector = Selector.open();
        Pace pace = config.pace();
        turns =
                pace.isOpenLoop()
                        ? new OpenLoop(pace, phases, shared.quota(), this, number, config.threads())
                        : new ClosedLoop(phases, shared.quota());
        add(number, config.connections(), false);
        add(number, config.idle(), true);
    }

    /** This thread's share of so many. */
    private void add(int first, int total, boolean isIdle) {
        for (int i = first; i < total; i += config.threads()) {
            var one = new Requester(this, i, isIdle, messages);
            requesters.add(one);
            toOpen.add(one);
        }
    }

    Meter meter() {
        return meter;
    }

    Turns turns() {
        return turns;
    }

    /** How many idle connections were there to the end. */
    long heldIdle() {
        return heldIdle;
    }

    @Override
    public void run() {
        long start = System.nanoTime();
        long nextChores = start;
        try (selector) {
            while (!isDone()) {
                selector.select(
                        key -> ((Requester) key.attachment()).ready(buffer), CHORES.toMillis());
                for (Runnable errand; (errand = errands.poll()) != null; ) {
                    errand.run();
                }
                long now = System.nanoTime();
                if (now - nextChores >= 0) {
                    checkAll(now);
                    nextChores = now + CHORES.toNanos();
                }
                openMore(now, now - start);
            }
            heldIdle = requesters.stream().filter(it -> it.isIdle() && it.isFree()).count();
        } catch (IOException | RuntimeException e) {
            failures.add(Failures.Kind.CLOSED, "this client failed: " + e);
        } finally {
            // Nobody waits for what a thread that is gone would have done.
            phases.end();
            requesters.forEach(Requester::close);
        }
    }

    /** When all replies have come, and the idle connections have shown that they are alive. */
    private boolean isDone() {
        if (!phases.isClosing() || requesters.stream().anyMatch(Requester::isBusy)) {
            return false;
        } else if (!isCheckingIdle) {
            isCheckingIdle = true;
            long now = System.nanoTime();
            requesters.stream()
                    .filter(one -> one.isIdle() && one.isFree())
                    .forEach(one -> begin(one, now, now));
            return false;
        }
        return true;
    }

    private void checkAll(long now) {
        long readTimeout = config.readTimeout().toNanos();
        long connectTimeout = links.connectTimeout().toNanos();
        for (Requester one : requesters) {
            one.check(now, readTimeout, connectTimeout);
            if (!phases.isOver() && one.takeRetry(now)) {
                toOpen.add(one);
            }
        }
    }

    private void openMore(long now, long sinceStart) {
        while (opening < OPENING && !toOpen.isEmpty() && mayOpen(sinceStart)) {
            Requester one = toOpen.remove();
            if (config.isConnectPerRequest() && !one.isIdle()) {
                tried(one);
                giveTurn(one, now);
            } else if (!phases.isOver()) {
                opening++;
                one.open(now, now);
            }
        }
    }

    /** Of a ramp, each connection has its time. */
    private boolean mayOpen(long sinceStart) {
        double ramp = config.pace().ramp().toNanos();
        int done = requesters.size() - toOpen.size();
        return sinceStart >= ramp * done / requesters.size();
    }

    private void giveTurn(Requester one, long now) {
        long due = turns.next(one, now);
        if (due != Turns.NOT_NOW) {
            if (config.pace().isOpenLoop()) {
                meter.begun(due, now);
            }
            if (config.isConnectPerRequest()) {
                one.open(due, now);
            } else {
                begin(one, due, now);
            }
        }
    }

    private void begin(Requester one, long due, long now) {
        try {
            if (one.begin(due, now, messages)) {
                one.awaitRoom();
            }
        } catch (IOException e) {
            failed(one, Failures.Kind.CLOSED, e);
        }
    }

    /** What a pacer begins, on its thread; what comes of it is for ours. */
    void beginFromPacer(Requester one, long due) {
        long now = System.nanoTime();
        meter.begun(due, now);
        if (config.isConnectPerRequest()) {
            run(() -> one.open(due, System.nanoTime()));
            return;
        }
        try {
            if (one.begin(due, now, messages)) {
                run(one::awaitRoom);
            }
        } catch (IOException e) {
            run(() -> failed(one, Failures.Kind.CLOSED, e));
        }
    }

    private void run(Runnable errand) {
        errands.add(errand);
        // A handshake may be late, when all others are done.
        if (selector.isOpen()) {
            selector.wakeup();
        }
    }

    /** A handshake of TLS blocks, on a thread of its own. */
    void openLink(Requester one) {
        if (links.areSecured()) {
            Thread.ofVirtual().name("handshake").start(() -> connectFor(one));
            return;
        }
        try {
            one.opened(links.open());
        } catch (IOException e) {
            failed(one, Failures.Kind.CONNECT, e);
        }
    }

    private void connectFor(Requester one) {
        try {
            Link link = links.connect();
            run(() -> hand(link, one));
        } catch (TlsException e) {
            run(() -> failed(one, Failures.Kind.TLS, e.getMessage()));
        } catch (IOException e) {
            run(() -> failed(one, Failures.Kind.CONNECT, e));
        }
    }

    private void hand(Link link, Requester one) {
        try {
            if (one.isConnecting()) {
                one.opened(link);
            } else {
                // It came too late, after the end or another try.
                link.close();
            }
        } catch (IOException e) {
            failed(one, Failures.Kind.CONNECT, e);
        }
    }

    SelectionKey register(Link link, int operations, Requester one) throws IOException {
        return link.selectable().register(selector, operations, one);
    }

    void connected(Requester one, long began, long now) {
        if (config.isConnectPerRequest() && !one.isIdle()) {
            meter.connected(began, now);
            begin(one, now, now);
            return;
        }
        opening--;
        tried(one);
        if (one.isIdle()) {
            begin(one, now, now);
        } else {
            meter.opened(now - began);
            giveTurn(one, now);
        }
    }

    private void tried(Requester one) {
        if (one.takeFirst()) {
            opened.countDown();
        }
    }

    void replied(Requester one, boolean isCounted, long due, int size) {
        if (one.isIdle()) {
            return;
        }
        long now = System.nanoTime();
        if (isCounted) {
            meter.replied(due, now, size);
        }
        if (config.isConnectPerRequest()) {
            one.close();
        }
        giveTurn(one, now);
    }

    void failed(Requester one, Failures.Kind kind, IOException why) {
        failed(one, kind, Remedies.describe(why));
    }

    /** Counts it, and lets it be tried again later. */
    void failed(Requester one, Failures.Kind kind, String what) {
        boolean wasOpening = one.isConnecting();
        one.close();
        turns.forget(one);
        failures.add(
                one.isIdle() ? Failures.Kind.IDLE : kind,
                "%s: %s: %s".formatted(AddressText.of(links.peer()), kind.key, what));
        if (wasOpening && (one.isIdle() || !config.isConnectPerRequest())) {
            opening--;
            tried(one);
        }
        if (!one.isIdle()) {
            one.retryLater(System.nanoTime());
        }
    }
}
