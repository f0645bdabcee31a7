package echo.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;

/**
 * The processor time of another process, to the nanosecond, of all threads that it has or had;
 * {@code /proc/PID/stat} knows hundredths of a second only.
 */
final class CpuClock {

    private static final MethodHandle CLOCK_GETTIME = clockGettime();

    private CpuClock() {}

    static long nanos(long pid) throws BenchException {
        // clock_getcpuclockid(3) of Linux: the inverted process id, and "scheduler" in the low
        // bits.
        int clock = (int) (~pid << 3) | 2;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocate(2 * Long.BYTES, Long.BYTES);
            if ((int) CLOCK_GETTIME.invokeExact(clock, time) != 0) {
                throw new BenchException("process " + pid + " has ended");
            }
            return TimeUnit.SECONDS.toNanos(time.get(ValueLayout.JAVA_LONG, 0))
                    + time.get(ValueLayout.JAVA_LONG, Long.BYTES);
        } catch (BenchException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("restricted") // Given by --enable-native-access.
    private static MethodHandle clockGettime() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("clock_gettime"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    }
}
