package echo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the programs print that the figures are from. */
final class ParsingTest {

    @Test
    void theGeneratorInC() throws Exception {
        EpollLoad.Result result =
                EpollLoad.Result.of(
                        "requests=110709 inTime=110609 p50=847871 p99=1826815 p999=4358143"
                                + " max=7863140 usualLongest=7092942");
        assertEquals(110_709, result.requests(), "all requests");
        assertEquals(110_609, result.inTime(), "those that ended in time");
        assertEquals(
                Map.of(
                        Figure.P50, 847.871,
                        Figure.P99, 1826.815,
                        Figure.P999, 4358.143,
                        Figure.MAX, 7863.14,
                        Figure.USUAL_LONGEST, 7092.942),
                result.times(),
                "microseconds");
    }

    @Test
    void aGeneratorThatSaysSomethingElse() {
        var e = assertThrows(BenchException.class, () -> EpollLoad.Result.of("requests=1"));
        assertEquals("not what the load generator says: requests=1", e.getMessage(), "the message");
    }

    @Test
    void echoClient() throws Exception {
        String json = "{\"echoNanos\": {\"count\": 5, \"p50\": 1812479, \"p99.9\": 1.29E7}}";
        assertEquals(1_812_479, ClientLoad.number(json, "\"p50\": "), "a whole number");
        assertEquals(1.29e7, ClientLoad.number(json, "\"p99\\.9\": "), "one with an exponent");
    }

    @Test
    void theStartTimes() throws Exception {
        Sample sample =
                StartUp.sample(
                        "hello world 41.3 ms, first echo 92.1 ms, ratio 2.23 (medians of 3)\n");
        assertEquals(41.3, sample.get(Figure.HELLO_MILLIS).orElseThrow(), "hello world");
        assertEquals(92.1, sample.get(Figure.MILLIS).orElseThrow(), "the first echo");
    }

    @Test
    void perf() throws Exception {
        assertEquals(
                1234,
                SystemCalls.counted("warning\n1234,,raw_syscalls:sys_enter,99,100.00,,\n"),
                "the first field");
        var e =
                assertThrows(
                        BenchException.class,
                        () -> SystemCalls.counted("<not counted>,,raw_syscalls:sys_enter,0,,\n"));
        assertTrue(e.getMessage().contains("<not counted>"), () -> "says why: " + e.getMessage());
    }

    @Test
    void contextSwitches() {
        assertEquals(
                57,
                Vitals.switches(
                        "Threads:\t3\nvoluntary_ctxt_switches:\t50\n"
                                + "nonvoluntary_ctxt_switches:\t7\n"),
                "of both kinds");
    }

    @Test
    void vitalsBetweenTwoNotes() {
        var seen = new TreeMap<Double, Vitals>();
        seen.put(10.0, new Vitals(1000, 10, 5));
        seen.put(12.0, new Vitals(3000, 20, 7));
        assertEquals(new Vitals(1500, 13, 7), Watch.at(seen, 10.5), "a quarter of the way");
        assertEquals(new Vitals(1000, 10, 5), Watch.at(seen, 9), "before all");
        assertEquals(new Vitals(3000, 20, 7), Watch.at(seen, 13), "after all");
    }

    @Test
    void whyAServerDoesNotStart() {
        assertEquals(
                "Caused by: no io_uring",
                ServerProcess.cause(
                        List.of(
                                "Exception in thread",
                                "\tat x",
                                "Caused by: no io_uring",
                                "\tat y")),
                "the last cause");
        assertEquals("bind: refused", ServerProcess.cause(List.of("a", "bind: refused")), "last");
    }
}
