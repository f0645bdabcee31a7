package echo.plugins.standard.fault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the seed decides. */
final class FaultPlanTest {

    private static final Map<String, String> OPTIONS =
            Map.of(
                    "delay", "10ms:20,1s:20",
                    "jitter", "5ms",
                    "reset-after", "1000:30",
                    "stall-after", "500:30",
                    "corrupt-at", "0:50");

    private static Faults faults(Map<String, String> options, String... more) {
        var all = new HashMap<>(options);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return FaultOptions.read(new FaultHandler(), all);
    }

    /** All that a plan decides about a connection and its first ten writes. */
    private static List<Object> decisions(Faults faults, long connection) {
        var plan = FaultPlan.of(faults, connection);
        byte[] bytes = new byte[1];
        plan.corrupt(bytes, 1, 0);
        return List.of(plan.end(), bytes[0], Stream.generate(plan::pause).limit(10).toList());
    }

    private static List<List<Object>> decisions(Faults faults) {
        return LongStream.rangeClosed(1, 200).mapToObj(n -> decisions(faults, n)).toList();
    }

    private static List<Optional<End>> ends(Faults faults, int connections) {
        return LongStream.rangeClosed(1, connections)
                .mapToObj(n -> FaultPlan.of(faults, n).end())
                .toList();
    }

    @Test
    void theSameSeedDecidesTheSame() {
        assertEquals(
                decisions(faults(OPTIONS, "seed", "7")),
                decisions(faults(OPTIONS, "seed", "7")),
                "for each of 200 connections");
        assertEquals(
                decisions(faults(OPTIONS)),
                decisions(faults(OPTIONS, "seed", "1")),
                "and it is 1 if none is given");
    }

    @Test
    void anotherSeedOrConnectionDecidesOtherwise() {
        var seven = decisions(faults(OPTIONS, "seed", "7"));
        assertNotEquals(seven, decisions(faults(OPTIONS, "seed", "8")), "another seed");
        assertEquals(200, seven.stream().distinct().count(), "each connection is another");
        assertNotEquals(
                decisions(faults(OPTIONS, "seed", "1"), 2),
                decisions(faults(OPTIONS, "seed", "2"), 1),
                "seed and number are not just added up");
    }

    @Test
    void anOptionMoreChangesNothingForTheOthers() {
        assertEquals(
                ends(faults(Map.of("reset-after", "0:50")), 200),
                ends(faults(Map.of("reset-after", "0:50", "corrupt-at", "1:50")), 200),
                "the same connections are reset");
    }

    @Test
    void aProbabilityIsMet() {
        var ends = ends(faults(Map.of("reset-after", "0:10")), 10_000);
        long resets = ends.stream().filter(Optional::isPresent).count();
        assertTrue(resets > 900 && resets < 1100, () -> "10 percent of 10,000: " + resets);
        assertTrue(
                ends(faults(Map.of("reset-after", "0:0")), 1000).stream()
                        .allMatch(Optional::isEmpty),
                "0 percent is never");
        assertTrue(
                ends(faults(Map.of("reset-after", "0")), 1000).stream()
                        .allMatch(Optional::isPresent),
                "without one it is always");
    }

    @Test
    void theFirstEndOfSeveralIsTheOne() {
        var faults = faults(Map.of("reset-after", "3", "stall-after", "2", "close-after", "4"));
        var plan = FaultPlan.of(faults, 1);
        assertEquals(Optional.of(End.STALL), plan.end(), "the one at byte 2");
        assertEquals(2, plan.bytesUntilEnd(), "and there");
        assertEquals(
                Optional.of(End.RESET),
                FaultPlan.of(faults(Map.of("stall-after", "2", "reset-after", "2")), 1).end(),
                "at the same byte, the reset");
    }

    @Test
    void withoutAnEndItGoesOn() {
        var plan = FaultPlan.of(faults(Map.of()), 1);
        assertEquals(Optional.empty(), plan.end(), "no end");
        assertEquals(Long.MAX_VALUE, plan.bytesUntilEnd(), "nor a number of bytes");
        assertEquals(Duration.ZERO, plan.pause(), "nor a pause");
    }

    @Test
    void delaysComeInTheirShares() {
        var plan = FaultPlan.of(faults(Map.of("delay", "10ms:20,1s:5")), 1);
        var pauses = Stream.generate(plan::pause).limit(10_000).toList();
        long some = pauses.stream().filter(Duration.ofMillis(10)::equals).count();
        long more = pauses.stream().filter(Duration.ofSeconds(1)::equals).count();
        long none = pauses.stream().filter(Duration::isZero).count();
        assertTrue(some > 1850 && some < 2150, () -> "20 percent of 10,000: " + some);
        assertTrue(more > 400 && more < 600, () -> "5 percent of 10,000: " + more);
        assertEquals(10_000, some + more + none, "and nothing else");
    }

    @Test
    void jitterIsSpreadAndAddedToTheDelay() {
        var plan = FaultPlan.of(faults(Map.of("delay", "1s", "jitter", "10ms")), 1);
        var nanos =
                Stream.generate(plan::pause)
                        .limit(10_000)
                        .mapToLong(pause -> pause.minusSeconds(1).toNanos())
                        .summaryStatistics();
        assertTrue(nanos.getMin() >= 0 && nanos.getMin() < 100_000, "from 0: " + nanos);
        assertTrue(
                nanos.getMax() <= 10_000_000 && nanos.getMax() > 9_900_000, "to 10 ms: " + nanos);
        assertEquals(5_000_000, nanos.getAverage(), 200_000, "evenly");
    }

    /** What is told without a share is for every connection; with one, for that many of them. */
    @Test
    void whatIsToldWithAShareIsForThatManyConnections() {
        var faults =
                faults(
                        Map.of(
                                "rate", "1K:10",
                                "slice", "3:20",
                                "slow-close", "5s:30",
                                "jitter", "1s"));
        var plans = IntStream.range(0, 10_000).mapToObj(n -> FaultPlan.of(faults, n)).toList();
        long slow = plans.stream().filter(plan -> plan.rate() == 1024).count();
        long sliced = plans.stream().filter(plan -> plan.slice() == 3).count();
        long late = plans.stream().filter(plan -> plan.slowClose().toSeconds() == 5).count();
        assertTrue(slow > 850 && slow < 1150, () -> "10 percent of 10,000: " + slow);
        assertTrue(sliced > 1850 && sliced < 2150, () -> "20 percent of 10,000: " + sliced);
        assertTrue(late > 2850 && late < 3150, () -> "30 percent of 10,000: " + late);
        assertTrue(plans.stream().allMatch(plan -> plan.pause().isPositive()), "jitter for all");
        assertEquals(
                plans.stream().map(FaultPlan::rate).toList(),
                IntStream.range(0, 10_000).mapToObj(n -> FaultPlan.of(faults, n).rate()).toList(),
                "the same connections again for the same seed");
    }

    @Test
    void oneBitOfOneByteIsFlipped() {
        var plan = FaultPlan.of(faults(Map.of("corrupt-at", "12")), 1);
        byte[] bytes = {0, 1, 2, 3};
        plan.corrupt(bytes, 4, 8);
        plan.corrupt(bytes, 4, 13);
        plan.corrupt(bytes, 2, 10);
        assertArrayEquals(new byte[] {0, 1, 2, 3}, bytes, "offset 12 is not among these");
        plan.corrupt(bytes, 4, 10);
        assertArrayEquals(new byte[] {0, 1, 3, 3}, bytes, "the lowest bit of byte 2 of these");
    }
}
