package echo.client.verify;

import echo.client.connect.Connector;
import echo.client.connect.CouldNotOpenSocketException;
import echo.client.connect.TlsFailureException;
import echo.client.connect.Trace;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Verifies several connections at once. */
public final class Verify {

    private final VerifyConfig config;
    private final Trace trace;

    /**
     * A verification, not run yet.
     *
     * @param config what to verify
     * @param trace is told of each attempt to connect
     */
    public Verify(VerifyConfig config, Trace trace) {
        this.config = config;
        this.trace = trace;
    }

    /**
     * Runs all connections to their end.
     *
     * @return how each went, by its number
     * @throws UnknownHostException if the host has no address
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public List<Verdict> run() throws UnknownHostException, InterruptedException {
        var tasks = new ArrayList<FutureTask<Verdict>>();
        var threads = new ArrayList<Thread>();
        try {
            for (int i = 0; i < config.connections(); i++) {
                int connection = i;
                var task = new FutureTask<>(() -> verify(connection));
                tasks.add(task);
                threads.add(Thread.ofVirtual().name("verify " + i).start(task));
            }
            return verdicts(tasks);
        } finally {
            threads.forEach(Thread::interrupt);
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

    private Verdict verify(int connection) throws UnknownHostException, InterruptedException {
        try {
            return new VerifiedStream(
                            config, connection, new Connector(config.connect(), trace).connect())
                    .run();
        } catch (TlsFailureException e) {
            return e.isTimeout()
                    ? new Verdict.Timeout(e.getMessage())
                    : new Verdict.NoTls(e.getMessage());
        } catch (CouldNotOpenSocketException e) {
            return new Verdict.NoSocket(e.getMessage());
        }
    }
}
