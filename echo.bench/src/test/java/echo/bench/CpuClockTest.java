package echo.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class CpuClockTest {

    @Test
    @Timeout(30)
    void goesOnWhileAProcessWorks() throws Exception {
        long pid = ProcessHandle.current().pid();
        long before = CpuClock.nanos(pid);
        long wanted = 20_000_000;
        while (CpuClock.nanos(pid) < before + wanted) {
            Thread.onSpinWait();
        }
        long java = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
        assertTrue(
                Math.abs(CpuClock.nanos(pid) - java) < 1_000_000_000,
                "it is what Java knows of itself, in hundredths of a second");
    }
}
