package echo.client.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class ConnectTimerTest {

    private final InetSocketAddress loser = InetSocketAddress.createUnresolved("a", 7);
    private final InetSocketAddress winner = InetSocketAddress.createUnresolved("b", 7);

    @Test
    void itIsTheWinnersTimeThatCounts() {
        var told = new ArrayList<String>();
        var timer = new ConnectTimer((address, what) -> told.add(address + " " + what));
        long start = System.nanoTime();
        timer.event(loser, Trace.ATTEMPT);
        timer.event(winner, Trace.ATTEMPT);
        long begun = System.nanoTime();
        assertEquals(Duration.ZERO, timer.time(), "nobody has connected yet");
        timer.event(loser, "failed: so");
        long ending = System.nanoTime();
        timer.event(winner, Trace.CONNECTED);
        long end = System.nanoTime();
        assertTrue(timer.time().toNanos() >= ending - begun, "all of it: " + timer.time());
        assertTrue(timer.time().toNanos() <= end - start, "no more: " + timer.time());
        assertEquals(
                List.of(
                        loser + " attempt",
                        winner + " attempt",
                        loser + " failed: so",
                        winner + " connected"),
                told,
                "the next hears of all");
    }
}
