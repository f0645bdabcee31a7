package echo.client.connect;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Attempts that do as they are told, the first of port 1 and so on, and remember how it went. */
final class Attempts implements HappyEyeballs.Attempt<Attempts.Made> {

    /** What a successful attempt makes. */
    static final class Made implements Closeable {

        private final int port;
        private volatile boolean closed;

        private Made(int port) {
            this.port = port;
        }

        int port() {
            return port;
        }

        boolean isClosed() {
            return closed;
        }

        @Override
        public void close() throws IOException {
            closed = true;
            throw new IOException("closing fails, too");
        }
    }

    /** How one attempt goes, before it succeeds. */
    interface Course {
        void run() throws IOException, InterruptedException;
    }

    private final List<Course> courses;
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final Queue<Made> made = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    Attempts(Course... courses) {
        this.courses = List.of(courses);
    }

    static Course succeeding() {
        return () -> {};
    }

    static Course failing(String why) {
        return () -> {
            throw new IOException(why);
        };
    }

    /** Neither succeeds nor fails, until it is interrupted. */
    static Course hanging() {
        return new CountDownLatch(1)::await;
    }

    List<InetSocketAddress> addresses() {
        var addresses = new ArrayList<InetSocketAddress>();
        for (int port = 1; port <= courses.size(); port++) {
            addresses.add(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
        return addresses;
    }

    @Override
    public Made connect(InetSocketAddress address) throws IOException {
        threads.add(Thread.currentThread());
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            courses.get(address.getPort() - 1).run();
            var one = new Made(address.getPort());
            made.add(one);
            return one;
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        } finally {
            running.decrementAndGet();
        }
    }

    List<Thread> threads() {
        return List.copyOf(threads);
    }

    List<Made> made() {
        return List.copyOf(made);
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }
}
