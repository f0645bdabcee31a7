package echo.client.verify;

import echo.client.connect.Connector;
import echo.client.connect.CouldNotOpenSocketException;
import echo.client.connect.TlsFailureException;
import echo.client.connect.Trace;
import echo.client.connect.Wire;
import echo.client.verify.compare.Fault;
import echo.client.verify.compare.Pattern;
import echo.client.verify.compare.Verdict;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/** Verifies several connections at once. */
final class Verify {

    /** How many are connecting at a time: a backlog that is full turns away, or is slow. */
    static final int CONNECTING = 64;

    private final VerifyConfig config;
    private final Trace trace;
    private final Semaphore connecting = new Semaphore(CONNECTING);
    private final LongAdder echoed = new LongAdder();

    /** Not run yet; each attempt to connect will be told. */
    Verify(VerifyConfig config, Trace trace) {
        this.config = config;
        this.trace = trace;
    }

    /** Counts the bytes that came back as they were sent, of all connections. */
    LongAdder echoed() {
        return echoed;
    }

    /** Runs all connections to their end; answers how each went, by its number. */
    List<Verdict> run() throws UnknownHostException, InterruptedException {
        return run(config.traffic(), config.connections());
    }

    List<Verdict> run(Traffic traffic, int connections)
            throws UnknownHostException, InterruptedException {
        return run(traffic, connections, new CountDownLatch(0));
    }

    /** The same, but none begins before all are open. */
    List<Verdict> runTogether(Traffic traffic, int connections)
            throws UnknownHostException, InterruptedException {
        return run(traffic, connections, new CountDownLatch(connections));
    }

    private List<Verdict> run(Traffic traffic, int connections, CountDownLatch opened)
            throws UnknownHostException, InterruptedException {
        var tasks = new ArrayList<FutureTask<Verdict>>();
        var threads = new ArrayList<Thread>();
        try {
            for (int i = 0; i < connections; i++) {
                int connection = i;
                var task = new FutureTask<>(() -> verify(traffic, connection, opened));
                tasks.add(task);
                threads.add(Thread.ofVirtual().name("verify " + i).start(task));
            }
            return verdicts(tasks);
        } finally {
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static List<Verdict> verdicts(List<FutureTask<Verdict>> tasks)
            throws UnknownHostException, InterruptedException {
        var verdicts = new ArrayList<Verdict>();
        for (FutureTask<Verdict> task : tasks) {
            try {
                verdicts.add(task.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownHostException unknown) {
                    throw unknown;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
        return verdicts;
    }

    private Verdict verify(Traffic traffic, int connection, CountDownLatch opened)
            throws IOException, InterruptedException {
        Wire wire;
        connecting.acquire();
        try {
            wire = new Connector(config.connect(), trace).connect();
        } catch (TlsFailureException e) {
            Fault.Kind kind = e.isTimeout() ? Fault.Kind.TIMEOUT : Fault.Kind.TLS;
            return new Fault(kind, 0, e.getMessage());
        } catch (CouldNotOpenSocketException e) {
            return new Fault(Fault.Kind.NO_SOCKET, 0, e.getMessage());
        } finally {
            connecting.release();
            opened.countDown();
        }
        try (wire) {
            opened.await();
            var pattern = new Pattern(config.seed(), connection);
            return new VerifiedStream(traffic, config.limits(), pattern, wire, echoed).run();
        }
    }
}
