package echo.client.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.connect.AllFailedException.Failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** When attempts start, and which one is taken (RFC 8305, section 5). */
@Timeout(60)
final class HappyEyeballsTest {

    private static final Optional<Duration> SOON = Optional.of(Duration.ofMillis(1));
    // Longer than any test may run: whoever waits for this delay hangs.
    private static final Optional<Duration> NEVER = Optional.of(Duration.ofDays(1));
    private static final Optional<Duration> SEQUENTIAL = Optional.empty();

    private final Events events = new Events();

    @Test
    void theNextStartsBesideOneThatHangs() throws Exception {
        var firstRuns = new CountDownLatch(1);
        var attempts =
                new Attempts(
                        () -> {
                            firstRuns.countDown();
                            Attempts.hanging().run();
                        },
                        firstRuns::await);
        assertEquals(2, connect(attempts, SOON).port(), "the second answers");
        assertEquals(List.of(1, 2), events.attempts(), "in their order");
        assertEquals(2, attempts.mostAtOnce(), "the first was not given up for it");
    }

    @Test
    void theFirstIsStillWaitedForWhenOthersHaveStarted() throws Exception {
        var thirdStarted = new CountDownLatch(1);
        var attempts =
                new Attempts(
                        thirdStarted::await,
                        Attempts.hanging(),
                        () -> {
                            thirdStarted.countDown();
                            Attempts.hanging().run();
                        });
        assertEquals(1, connect(attempts, SOON).port(), "the first answers late, but first");
        assertEquals(List.of(1, 2, 3), events.attempts(), "in their order");
    }

    @Test
    void theNextStartsAtOnceWhenOneFails() throws Exception {
        var attempts =
                new Attempts(Attempts.failing("a"), Attempts.failing("b"), Attempts.succeeding());
        assertEquals(3, connect(attempts, NEVER).port(), "no delay is waited for");
        assertEquals(1, attempts.mostAtOnce(), "each began when the one before had failed");
    }

    @Test
    void noneStartsAfterOneHasAnswered() throws Exception {
        var attempts = new Attempts(Attempts.succeeding(), Attempts.succeeding());
        var winner = connect(attempts, NEVER);
        assertEquals(1, winner.port(), "the first answers");
        assertFalse(winner.isClosed(), "it is the caller's to close");
        assertEquals(List.of(1), events.attempts(), "the second is not needed");
    }

    @Test
    void withoutADelayNoTwoAreTriedAtOnce() throws Exception {
        var attempts =
                new Attempts(
                        Attempts.failing("a"),
                        Attempts.failing("b"),
                        Attempts.failing("c"),
                        Attempts.succeeding());
        assertEquals(4, connect(attempts, SEQUENTIAL).port(), "the only one that answers");
        assertEquals(List.of(1, 2, 3, 4), events.attempts(), "in their order");
        assertEquals(1, attempts.mostAtOnce(), "one after another");
    }

    @Test
    void withoutADelayOneThatHangsIsWaitedFor() throws Exception {
        var first = new CountDownLatch(1);
        var attempts = new Attempts(first::await, Attempts.succeeding());
        var race = new HappyEyeballs<>(attempts, SEQUENTIAL, events);
        var call = new FutureTask<>(() -> race.connect(attempts.addresses()));
        Thread.ofVirtual().start(call);
        events.await("1 attempt");
        first.countDown();
        assertEquals(1, call.get().port(), "the first");
        assertEquals(List.of("1 attempt", "1 connected"), events.all(), "nothing else was tried");
    }

    @Test
    void whenAllFailEachFailureIsTold() {
        var secondStarted = new CountDownLatch(1);
        var attempts =
                new Attempts(
                        () -> {
                            secondStarted.await();
                            Attempts.failing("first").run();
                        },
                        () -> {
                            secondStarted.countDown();
                            Attempts.failing("second").run();
                        },
                        Attempts.failing("third"));
        var e =
                assertThrows(
                        AllFailedException.class, () -> connect(attempts, SOON), "none answers");
        assertEquals(
                List.of("first", "second", "third"),
                e.failures().stream()
                        .map(failure -> failure.cause().getMessage())
                        .sorted()
                        .toList(),
                "each once");
        assertEquals(e.failures().getFirst().cause(), e.getCause(), "the first that failed");
    }

    @Test
    void failuresAreInTheOrderInWhichTheyHappened() {
        var attempts =
                new Attempts(
                        () -> {
                            events.await("2 failed: second");
                            Attempts.failing("first").run();
                        },
                        Attempts.failing("second"));
        var race = new HappyEyeballs<>(attempts, SOON, events);
        var e =
                assertThrows(
                        AllFailedException.class,
                        () -> race.connect(attempts.addresses()),
                        "none answers");
        assertEquals(
                List.of(2, 1),
                e.failures().stream().map(Failure::address).map(a -> a.getPort()).toList(),
                "the second failed first");
    }

    @Test
    void anAttemptThatBreaksIsAFailureToo() {
        assertFailure("IllegalStateException", new IllegalStateException("broken"));
        assertFailure("NoClassDefFoundError", new NoClassDefFoundError("broken"));
    }

    private void assertFailure(String what, Throwable broken) {
        var attempts =
                new Attempts(
                        () -> {
                            switch (broken) {
                                case RuntimeException e -> throw e;
                                case Error e -> throw e;
                                default -> throw new AssertionError(broken);
                            }
                        },
                        Attempts.failing("x"));
        var e =
                assertThrows(
                        AllFailedException.class,
                        () -> connect(attempts, NEVER),
                        "it fails, and the next is tried");
        String first = e.failures().getFirst().cause().getMessage();
        assertTrue(first.contains(what), "says what it was: " + first);
        assertEquals("x", e.failures().getLast().cause().getMessage(), "the next one's reason");
    }

    private Attempts.Made connect(Attempts attempts, Optional<Duration> delay)
            throws AllFailedException, InterruptedException {
        return new HappyEyeballs<>(attempts, delay, events).connect(attempts.addresses());
    }
}
