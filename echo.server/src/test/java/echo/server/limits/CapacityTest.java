package echo.server.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

@Timeout(30)
final class CapacityTest {

    @Test
    void noMoreConnectionsThanMayBe() {
        var capacity = Capacity.of(2);
        assertEquals(2, capacity.maxConnections(), "two");
        assertTrue(capacity.tryTake(1) && capacity.tryTake(1), "there is room for two");
        assertFalse(capacity.tryTake(1), "and for no third");
        capacity.give(1);
        assertTrue(capacity.tryTake(1), "but when one has gone");
    }

    @Test
    void noMoreThanHalfOfTheHeap() {
        var capacity = Capacity.of(Permits.MOST);
        int kilobytes = (int) (Runtime.getRuntime().maxMemory() / 2 / 1024);
        assertTrue(capacity.tryTake(kilobytes), "half of the heap");
        assertFalse(capacity.tryTake(1), "and no more");
        capacity.give(kilobytes);
        assertTrue(capacity.tryTake(1), "but when it was given back");
    }

    /** Else a listener for TLS on a tiny heap would never accept. */
    @Test
    void whatIsLargerThanAllOfItHasAll() {
        var permits = new Permits(10);
        assertTrue(permits.tryTake(64), "there is nobody else");
        assertFalse(permits.tryTake(1), "and then nothing is left");
        permits.give(64);
        assertTrue(permits.tryTake(10), "all were given back, and no more");
        assertFalse(permits.tryTake(1), "no more");
    }

    @Test
    void whoeverWaitsGoesOnWhenItIsLifted() throws Exception {
        var capacity = Capacity.of(1);
        capacity.take(1);
        var waiting = CompletableFuture.runAsync(() -> capacity.take(1));
        assertFalse(waiting.isDone(), "there is no room");
        capacity.lift();
        waiting.get(20, TimeUnit.SECONDS);
        assertTrue(capacity.tryTake(Permits.MOST), "there is no limit any more");
    }

    @Test
    void descriptorsAreLeftForFiles() {
        int most = Descriptors.forConnections();
        assertTrue(most > 0, "some can be had: " + most);
        assertEquals(32, Descriptors.forConnections("64"), "half of few");
        assertEquals(1, Descriptors.forConnections("2"), "always one");
        assertEquals(19_936, Descriptors.forConnections("20000"), "of many all but 64");
        assertEquals(Permits.MOST, Descriptors.forConnections("unlimited"), "any number");
        assertEquals(Permits.MOST, Descriptors.forConnections("999999999"), "as good as any");
    }
}
