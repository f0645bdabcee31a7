package echo.client.load;

import echo.client.latency.Measured;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One load, from the first connection to the last reply. For one run. */
final class Load {

    private static final Duration TICK = Duration.ofSeconds(1);

    private final Shared shared;
    private final Pace pace;
    private final Phases phases;
    private final CountDownLatch stop;
    private final Observer observer;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Thread> pacers = new ArrayList<>();

    private final Histogram echo = Measured.histogram();
    private final Histogram connect = Measured.histogram();
    private final Histogram late = Measured.histogram();
    private final Histogram ofSecond = Measured.histogram();
    private final Histogram connectOfSecond = Measured.histogram();
    private final List<Second> seconds = new ArrayList<>();
    private long lastTick = System.currentTimeMillis();

    /** A load that ends early when the latch is counted down. */
    Load(LoadConfig config, Links links, CountDownLatch stop, Observer observer) {
        shared = Shared.of(config, links);
        pace = config.pace();
        phases = shared.phases();
        this.stop = stop;
        this.observer = observer;
    }

    LoadResult run() throws IOException, InterruptedException {
        for (int i = 0; i < shared.config().threads(); i++) {
            workers.add(new Worker(shared, i));
        }
        Thread stopper = Thread.ofVirtual().start(this::endWhenStopped);
        try {
            workers.forEach(it -> threads.add(start("load", it)));
            awaitOpened();
            return measure();
        } finally {
            stopper.interrupt();
            phases.end();
            phases.close();
            join(pacers);
            join(threads);
        }
    }

    private void endWhenStopped() {
        try {
            stop.await();
            phases.end();
        } catch (InterruptedException e) {
            // It ended by itself.
        }
    }

    private static Thread start(String name, Runnable what) {
        return Thread.ofPlatform().name(name).daemon().start(what);
    }

    private void awaitOpened() throws InterruptedException {
        CountDownLatch opened = shared.opened();
        long all = opened.getCount();
        while (!opened.await(TICK.toMillis(), TimeUnit.MILLISECONDS) && !phases.isOver()) {
            observer.preparing("%d of %d connections".formatted(all - opened.getCount(), all));
        }
    }

    private LoadResult measure() throws InterruptedException {
        long start = System.nanoTime();
        long ramp = pace.isOpenLoop() ? pace.ramp().toNanos() : 0;
        long from = start + ramp + pace.warmup().toNanos();
        long to = from + pace.duration().map(Duration::toNanos).orElse(Long.MAX_VALUE / 2);
        phases.measure(from, to);
        for (Worker worker : workers) {
            worker.turns().begin(start);
            if (worker.turns() instanceof OpenLoop pacer) {
                pacers.add(start("load pacer", pacer));
            }
        }
        while (from - System.nanoTime() > 0 && !isOver(from)) {
            observer.preparing("warming up");
        }
        lastTick = System.currentTimeMillis();
        Duration cpuBefore = cpu();
        for (long next = from + TICK.toNanos();
                to - System.nanoTime() > 0 && !isOver(Math.min(next, to));
                next += TICK.toNanos()) {
            tick(from);
        }
        return end(from, to, cpuBefore);
    }

    /** Waits until then, for a tick at most; answers whether it is over. */
    private boolean isOver(long until) throws InterruptedException {
        long left = until - System.nanoTime();
        return phases.awaitOver(Math.clamp(left, 0, TICK.toNanos()));
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private LoadResult end(long from, long to, Duration cpuBefore) throws InterruptedException {
        phases.end();
        double cpuSeconds = cpu().minus(cpuBefore).toNanos() / 1e9;
        long ended = Math.min(System.nanoTime(), to);
        workers.forEach(this::countUnsent);
        join(pacers);
        phases.close();
        join(threads);
        long lastReply =
                workers.stream().mapToLong(it -> it.meter().lastReply()).max().orElseThrow();
        // A reply that came late lengthens the measurement, as it is in it.
        ended = lastReply - ended > 0 && lastReply != 0 ? lastReply : ended;
        tick(from);
        double measured = Math.max(0, ended - from) / 1e9;
        return new LoadResult(
                shared.links().peer(),
                new Measured(echo, connect, shared.failures().count(), measured),
                late,
                workers.stream().mapToLong(it -> it.meter().bytes()).sum(),
                shared.failures(),
                List.copyOf(seconds),
                cpuSeconds,
                workers.stream().mapToLong(Worker::heldIdle).sum());
    }

    private void countUnsent(Worker worker) {
        long unsent = worker.turns().end();
        if (unsent > 0) {
            shared.failures()
                    .add(
                            Failures.Kind.UNSENT,
                            unsent,
                            "no connection was free (more --connections, or less --rate?)");
        }
    }

    private void tick(long from) {
        ofSecond.reset();
        connectOfSecond.reset();
        workers.forEach(it -> it.meter().takeOut(ofSecond, connectOfSecond, late));
        long now = System.currentTimeMillis();
        ofSecond.setStartTimeStamp(lastTick);
        ofSecond.setEndTimeStamp(now);
        connectOfSecond.setStartTimeStamp(lastTick);
        connectOfSecond.setEndTimeStamp(now);
        lastTick = now;
        echo.add(ofSecond);
        connect.add(connectOfSecond);
        long millis = Math.max(0, (System.nanoTime() - from) / 1_000_000);
        Second second = Second.of(millis, ofSecond, shared.failures().count());
        boolean isLast = phases.isClosing();
        if (!isLast || ofSecond.getTotalCount() + connectOfSecond.getTotalCount() > 0) {
            seconds.add(second);
            observer.second(second, ofSecond, connectOfSecond);
        }
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
