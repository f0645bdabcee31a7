package echo.client.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import echo.client.FullUnixBacklog;
import echo.client.connect.Configs;
import echo.client.connect.Events;
import echo.client.connect.Trace;
import echo.client.verify.compare.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/** More connections at once than a busy server has accepted yet. */
@Timeout(60)
final class VerifyBacklogTest {

    @TempDir private Path folder;

    @Test
    void allWaitTheirTurnAtAUnixSocket() throws Exception {
        Path path = folder.resolve("s");
        try (var backlog = new FullUnixBacklog(path)) {
            assumeTrue(backlog.isFull(), "this system's backlog has no end");
            var events = new Events();
            var config =
                    new VerifyConfig(
                            Configs.of("unix:" + path),
                            1000,
                            20,
                            0,
                            7,
                            Duration.ofSeconds(30),
                            Optional.empty());
            var run = new FutureTask<>(new Verify(config, events)::run);
            Thread.ofVirtual().start(run);
            events.await("unix:" + path + " attempt");
            backlog.serve();
            assertEquals(
                    Collections.nCopies(20, new Verdict.Exact()), run.get(), "none is turned away");
        }
    }

    @Test
    void onlySoManyConnectAtATime() throws Exception {
        Path path = folder.resolve("s");
        int all = 3 * Verify.CONNECTING;
        try (var backlog = new FullUnixBacklog(path)) {
            assumeTrue(backlog.isFull(), "this system's backlog has no end");
            var connecting = new AtomicInteger();
            var most = new AtomicInteger();
            var full = new CountDownLatch(Verify.CONNECTING);
            Trace trace =
                    (_, what) -> {
                        if (what.equals("attempt")) {
                            most.accumulateAndGet(connecting.incrementAndGet(), Math::max);
                            full.countDown();
                        } else {
                            connecting.decrementAndGet();
                        }
                    };
            var config =
                    new VerifyConfig(
                            Configs.of("unix:" + path),
                            1000,
                            all,
                            0,
                            7,
                            Duration.ofSeconds(30),
                            Optional.empty());
            var run = new FutureTask<>(new Verify(config, trace)::run);
            Thread.ofVirtual().start(run);
            full.await();
            backlog.serve();
            assertEquals(
                    Collections.nCopies(all, new Verdict.Exact()), run.get(), "all are served");
            assertEquals(Verify.CONNECTING, most.get(), "the most that were connecting at once");
        }
    }
}
