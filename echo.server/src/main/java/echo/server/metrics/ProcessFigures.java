package echo.server.metrics;

import static java.util.Objects.requireNonNull;

import com.sun.management.UnixOperatingSystemMXBean;

import echo.server.log.Log;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

/** What the JVM knows of itself and its process. */
public final class ProcessFigures implements Collector {

    private static final double MILLIS = 1e3;
    private static final double NANOS = 1e9;

    private final String version;

    /**
     * Of this process.
     *
     * @param version of the server
     */
    public ProcessFigures(String version) {
        this.version = requireNonNull(version);
    }

    @Override
    public void collect(Page page) {
        page.add(
                Family.BUILD,
                Labels.NONE.and("version", version).and("java", Runtime.version().toString()),
                1);
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof UnixOperatingSystemMXBean unix) {
            collect(page, unix);
        }
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        page.add(Family.START_TIME, Labels.NONE, start / MILLIS);
        Labels heap = Labels.NONE.and("area", "heap");
        MemoryUsage usage = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        page.add(Family.MEMORY_USED, heap, usage.getUsed());
        page.add(Family.MEMORY_MAX, heap, usage.getMax());
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        page.add(Family.THREADS, Labels.NONE, threads);
        for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
            page.addSummary(
                    Family.COLLECTIONS,
                    Labels.NONE.and("gc", gc.getName()),
                    gc.getCollectionCount(),
                    gc.getCollectionTime() / MILLIS);
        }
    }

    private static void collect(Page page, UnixOperatingSystemMXBean unix) {
        try {
            page.add(Family.OPEN_FDS, Labels.NONE, unix.getOpenFileDescriptorCount());
        } catch (InternalError noDescriptorToCountThem) {
            Log.SERVER.debug("open descriptors cannot be counted", noDescriptorToCountThem);
        }
        page.add(Family.MAX_FDS, Labels.NONE, unix.getMaxFileDescriptorCount());
        page.add(Family.CPU, Labels.NONE, unix.getProcessCpuTime() / NANOS);
    }
}
