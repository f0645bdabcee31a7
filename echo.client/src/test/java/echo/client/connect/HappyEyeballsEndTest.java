package echo.client.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What is left when a race is over: the winner, and nothing else. */
@Timeout(60)
final class HappyEyeballsEndTest {

    private static final Optional<Duration> SOON = Optional.of(Duration.ofMillis(1));

    private final Events events = new Events();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    /** Connects all the same, when it is interrupted. */
    private static Attempts.Course succeedingLate() {
        return () -> {
            try {
                Attempts.hanging().run();
            } catch (InterruptedException e) {
                // As an attempt that had connected just then.
            }
        };
    }

    @Test
    void losersAreInterruptedAndTheirThreadsEnd() throws Exception {
        var attempts = new Attempts(Attempts.hanging(), Attempts.hanging(), Attempts.succeeding());
        connect(attempts);
        assertEquals(3, attempts.threads().size(), "all were tried");
        for (Thread thread : attempts.threads()) {
            assertTrue(thread.isVirtual(), "on a virtual thread: " + thread);
            assertFalse(thread.isAlive(), "which is over: " + thread);
        }
    }

    @Test
    void aLoserThatConnectsLateIsClosed() throws Exception {
        var attempts = new Attempts(succeedingLate(), Attempts.succeeding());
        var winner = connect(attempts);
        assertEquals(2, winner.port(), "the second was faster");
        assertFalse(winner.isClosed(), "the winner is open");
        assertEquals(2, attempts.made().size(), "both connected");
        assertTrue(attempts.made().getLast().isClosed(), "the late one is closed");
        assertEquals(
                List.of("1 attempt", "2 attempt", "2 connected", "1 closed, as another was faster"),
                events.all(),
                "and that is told");
    }

    @Test
    void anInterruptedCallerLeavesNothingBehind() throws Exception {
        var started = new CountDownLatch(2);
        Attempts.Course first =
                () -> {
                    started.countDown();
                    Attempts.hanging().run();
                };
        Attempts.Course second =
                () -> {
                    started.countDown();
                    succeedingLate().run();
                };
        var attempts = new Attempts(first, second);
        var call = new FutureTask<>(() -> connect(attempts));
        var caller = Thread.ofPlatform().start(call);
        started.await();
        caller.interrupt();
        var e = assertThrows(ExecutionException.class, call::get, "it does not connect");
        assertInstanceOf(InterruptedException.class, e.getCause(), "as it was interrupted");
        assertTrue(
                attempts.threads().stream().noneMatch(Thread::isAlive),
                "no attempt goes on: " + attempts.threads());
        assertTrue(
                attempts.made().stream().allMatch(Attempts.Made::isClosed),
                "what connected all the same is closed");
    }

    @Test
    void anInterruptWhileTheLosersEndIsKept() throws Exception {
        var caller = Thread.currentThread();
        var attempts =
                new Attempts(
                        () -> {
                            try {
                                Attempts.hanging().run();
                            } finally {
                                caller.interrupt();
                            }
                        },
                        Attempts.succeeding());
        assertEquals(2, connect(attempts).port(), "the winner is not lost");
        assertTrue(Thread.interrupted(), "whoever waits next hears of the interrupt");
    }

    @Test
    void anInterruptedCallerDoesNotSucceed() {
        Thread.currentThread().interrupt();
        var attempts = new Attempts(Attempts.succeeding());
        assertThrows(InterruptedException.class, () -> connect(attempts), "it was interrupted");
        assertTrue(
                attempts.made().stream().allMatch(Attempts.Made::isClosed),
                "what connected all the same is closed");
    }

    private Attempts.Made connect(Attempts attempts)
            throws AllFailedException, InterruptedException {
        return new HappyEyeballs<>(attempts, SOON, events).connect(attempts.addresses());
    }
}
