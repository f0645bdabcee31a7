package echo.bench;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Notes the vitals of a process twenty times a second, to tell what they were at any moment. */
final class Watch implements AutoCloseable {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final TreeMap<Double, Vitals> seen = new TreeMap<>();
    private final Thread thread;
    private volatile boolean ended;

    Watch(long pid) throws BenchException {
        note(Vitals.of(pid));
        thread = Thread.ofPlatform().name("watch").daemon().start(() -> watch(pid));
    }

    /** In seconds since 1970: between two notes as if it had gone on evenly. */
    synchronized Vitals at(double time) {
        return at(seen, time);
    }

    static Vitals at(TreeMap<Double, Vitals> seen, double time) {
        Map.Entry<Double, Vitals> before = seen.floorEntry(time);
        Map.Entry<Double, Vitals> after = seen.ceilingEntry(time);
        if (before == null || after == null) {
            return (before == null ? seen.firstEntry() : seen.lastEntry()).getValue();
        }
        double span = after.getKey() - before.getKey();
        double part = span == 0 ? 0 : (time - before.getKey()) / span;
        Vitals first = before.getValue();
        Vitals second = after.getValue();
        return new Vitals(
                between(first.cpuNanos(), second.cpuNanos(), part),
                between(first.switches(), second.switches(), part),
                second.residentBytes());
    }

    @Override
    public void close() {
        ended = true;
        LockSupport.unpark(thread);
    }

    private void watch(long pid) {
        try {
            while (!ended) {
                note(Vitals.of(pid));
                LockSupport.parkNanos(PAUSE);
            }
        } catch (BenchException gone) {
            // Who measures it finds out.
        }
    }

    private synchronized void note(Vitals vitals) {
        Instant now = Instant.now();
        seen.put(now.getEpochSecond() + now.getNano() / 1e9, vitals);
    }

    private static long between(long first, long second, double part) {
        return first + Math.round((second - first) * part);
    }
}
