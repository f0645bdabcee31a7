package echo.client.verify.udp;

import echo.client.verify.compare.Fault;
import echo.client.verify.compare.Pattern;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/** Verifies several sockets at once, with a server that is known to answer. */
final class DatagramVerify {

    /** What may be under way, in bytes: less than a server's buffer, which would lose the rest. */
    private static final int UNDER_WAY = 64 * 1024;

    private static final int MOST_UNDER_WAY = 32;

    private final DatagramConfig config;
    private final InetSocketAddress address;

    DatagramVerify(DatagramConfig config, InetSocketAddress address) {
        this.config = config;
        this.address = address;
    }

    /** All that the configuration says. */
    Tally run() throws InterruptedException {
        return run(config.sockets(), config.count(), config.size());
    }

    /** So many sockets, each with so many datagrams of a size. */
    Tally run(int sockets, long count, int size) throws InterruptedException {
        int share = UNDER_WAY / size / sockets;
        return run(sockets, count, size, Math.clamp(share, 1, MOST_UNDER_WAY));
    }

    Tally run(int sockets, long count, int size, int window) throws InterruptedException {
        // Of the largest datagrams each socket alone has all that may be under way.
        var busy = new Semaphore(Math.max(1, UNDER_WAY / size));
        var tasks = new ArrayList<FutureTask<Tally>>();
        var threads = new ArrayList<Thread>();
        try {
            for (int i = 0; i < sockets; i++) {
                var pattern = new Pattern(config.seed(), i);
                var numbered = new Numbered(ThreadLocalRandom.current().nextLong(), size, pattern);
                var task = new FutureTask<>(() -> verify(numbered, count, window, busy));
                tasks.add(task);
                threads.add(Thread.ofVirtual().name("verify udp " + i).start(task));
            }
            return sum(tasks);
        } finally {
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static Tally sum(Iterable<FutureTask<Tally>> tasks) throws InterruptedException {
        Tally sum = Tally.NONE;
        for (FutureTask<Tally> task : tasks) {
            try {
                sum = sum.plus(task.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return sum;
    }

    private Tally verify(Numbered numbered, long count, int window, Semaphore busy)
            throws InterruptedException {
        busy.acquire();
        try (var link = new Link(config.connect(), address, numbered.size())) {
            return new DatagramStream(link, numbered, config).run(count, window);
        } catch (IOException e) {
            return Tally.failed(
                    new Fault(Fault.Kind.NO_SOCKET, 0, "could not open socket: " + e.getMessage()));
        } finally {
            busy.release();
        }
    }
}
