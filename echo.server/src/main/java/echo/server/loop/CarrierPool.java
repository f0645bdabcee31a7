package echo.server.loop;

import com.sun.management.OperatingSystemMXBean;

import echo.server.log.Log;

import jdk.management.VirtualThreadSchedulerMXBean;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleConsumer;

/**
 * The JDK's scheduler of virtual threads. It is asked on platform threads, as who notes that there
 * are too few carriers must not wait for one, nor until the classes for it are loaded.
 */
final class CarrierPool implements Carriers.Pool {

    /**
     * One more than there are processors. With just as many, connections that are always ready keep
     * all carriers to themselves, and none gets to the queue where new connections wait, for half a
     * minute and longer: see docs/PERFORMANCE.md.
     */
    private static final int MANY = Runtime.getRuntime().availableProcessors() + 1;

    private static final long LOOK_MILLIS = 100;
    private static final long NO_MEMORY_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private int wanted = 1;

    @Override
    public void shrink() {
        resize(1);
    }

    @Override
    public void grow() {
        resize(MANY);
    }

    private synchronized void resize(int carriers) {
        wanted = carriers;
        later(this::resize);
    }

    private synchronized void resize() {
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class)
                .setParallelism(wanted);
        // Has a carrier look for what waits, which the others keep it from noticing.
        Thread.startVirtualThread(() -> {});
        // Here, as the first to log may have to wait.
        Log.SERVER.debug("carriers of virtual threads: {}", wanted);
    }

    @Override
    public void lookForIdle(DoubleConsumer then) {
        later(() -> then.accept(idleProcessors()));
    }

    private static double idleProcessors() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        system.getCpuLoad();
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            return 0;
        }
        double load = system.getCpuLoad();
        return load < 0 ? 0 : (1 - load) * Runtime.getRuntime().availableProcessors();
    }

    private static void later(Runnable task) {
        Thread.ofPlatform().name("carriers").daemon().start(() -> whenThereIsMemory(task));
    }

    private static void whenThereIsMemory(Runnable task) {
        boolean isDone = false;
        while (!isDone) {
            try {
                task.run();
                isDone = true;
            } catch (OutOfMemoryError e) {
                LockSupport.parkNanos(NO_MEMORY_PAUSE);
            }
        }
    }
}
