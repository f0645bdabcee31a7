package echo.client.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/** Cores, what may be used of them, their clocks. */
final class CoresTest {

    private static final String CLOCKS = "sys/devices/system/clocksource/clocksource0/";
    private static final String GROUP = "sys/fs/cgroup/user.slice/shell.scope/";

    @TempDir private Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | 0-3 | taskset -cp 0-3 $$",
                "0 | 0   | # this machine has no more: run the server on another",
            })
    void oneIsTooFew(String allowed, String online, String fix) throws Exception {
        Machine machine =
                TestMachine.well(root)
                        .write("proc/self/status", "Cpus_allowed_list:\t" + allowed)
                        .write("sys/devices/system/cpu/online", online)
                        .machine();
        CheckTest.assertFault("cores", machine, TestMachine.RUN, "1", "at least 2", fix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpu.max | 150000 100000 | 1.5 cores | echo max > '/" + GROUP + "cpu.max'",
                "../cpu.max | 50000 100000 | 0.5 cores"
                        + " | echo max > '/sys/fs/cgroup/user.slice/cpu.max'",
            })
    void aQuotaIsTooSmall(String file, String text, String found, String fix) throws Exception {
        Machine machine =
                TestMachine.well(root)
                        .write(GROUP + "memory.max", "max")
                        .write(GROUP + file, text)
                        .machine();
        CheckTest.assertFault(
                "cpu-quota", machine, TestMachine.RUN, found, "none, or at least 2", fix);
    }

    @Test
    void aQuotaOfTwoIsEnough() throws Exception {
        TestMachine machine =
                TestMachine.well(root).write("sys/fs/cgroup/cpu.max", "200000 100000");
        Finding finding = Check.CPU_QUOTA.make(machine.machine(), TestMachine.RUN);
        assertEquals(Finding.State.OK, finding.state(), "state: " + finding);
        assertEquals("2.0 cores", finding.found(), "what there is");
    }

    @Test
    void aQuotaMayBeOfVersion1() throws Exception {
        TestMachine machine =
                TestMachine.well(root)
                        .write("proc/self/cgroup", "2:cpu,cpuacct:/a/b\n1:memory:/\n0::/\n")
                        .write("sys/fs/cgroup/cpu/a/cpu.cfs_quota_us", "100000\n")
                        .write("sys/fs/cgroup/cpu/a/cpu.cfs_period_us", "100000\n")
                        .write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n")
                        .write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
        CheckTest.assertFault(
                "cpu-quota",
                machine.machine(),
                TestMachine.RUN,
                "1.0 cores",
                "none, or at least 2",
                "echo -1 > '/sys/fs/cgroup/cpu/a/cpu.cfs_quota_us'");
    }

    @Test
    void othersAreAtWork() throws Exception {
        CheckTest.assertFault(
                "load",
                TestMachine.well(root).write("proc/loadavg", "1.24 0.10 0.10 1/91 24250").machine(),
                TestMachine.RUN,
                "1.2 on 2 cores",
                "at most 1.0",
                "ps -eo pid,pcpu,comm --sort=-pcpu | head");
    }

    @Test
    void theGovernorSavesPower() throws Exception {
        CheckTest.assertFault(
                "governor",
                TestMachine.well(root)
                        .write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave")
                        .machine(),
                TestMachine.RUN,
                "powersave",
                "not powersave",
                "echo performance | tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hpet    | tsc hpet acpi_pm | echo tsc > /" + CLOCKS + "current_clocksource",
                "acpi_pm | hpet acpi_pm | # this machine has no fast one: measure on another",
            })
    void theClockIsSlow(String current, String available, String fix) throws Exception {
        CheckTest.assertFault(
                "clock",
                TestMachine.well(root)
                        .write(CLOCKS + "current_clocksource", current)
                        .write(CLOCKS + "available_clocksource", available + " \n")
                        .machine(),
                TestMachine.RUN,
                current,
                "a fast one, as tsc",
                fix);
    }
}
