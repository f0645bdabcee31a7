package echo.client.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/** 10,000 connections want 256 MiB and 16 KiB each: 432,275,456 bytes, or 422,144 KiB. */
final class MemoryTest {

    @TempDir private Path root;

    @Test
    void isAvailable() throws Exception {
        TestMachine machine = TestMachine.well(root);
        machine.write("proc/meminfo", "MemAvailable:     422144 kB");
        assertEquals(
                Finding.State.OK,
                Check.MEMORY.make(machine.machine(), TestMachine.RUN).state(),
                "just enough");
        machine.write("proc/meminfo", "MemAvailable:     422143 kB");
        CheckTest.assertFault(
                "memory",
                machine.machine(),
                TestMachine.RUN,
                "412 MiB",
                "at least 412 MiB",
                "ps -eo pid,rss,comm --sort=-rss | head");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0::/           | sys/fs/cgroup/memory.max",
                "0::/a/b/c      | sys/fs/cgroup/a/b/memory.max",
                "4:memory:/a    | sys/fs/cgroup/memory/a/memory.limit_in_bytes",
                "4:memory:/host | sys/fs/cgroup/memory/memory.limit_in_bytes",
            })
    void isLimited(String group, String file) throws Exception {
        TestMachine machine = TestMachine.well(root).write("proc/self/cgroup", group);
        machine.write(file, "432275456\n");
        assertEquals(
                Finding.State.OK,
                Check.MEMORY_LIMIT.make(machine.machine(), TestMachine.RUN).state(),
                "just enough");
        machine.write(file, "104857600\n");
        CheckTest.assertFault(
                "memory-limit",
                machine.machine(),
                TestMachine.RUN,
                "100 MiB",
                "at least 412 MiB",
                "echo 432275456 > '/" + file + "'");
    }

    @ParameterizedTest
    @CsvSource({"max", "9223372036854771712", "18446744073709551615"})
    void isNotLimited(String text) throws Exception {
        TestMachine machine = TestMachine.well(root).write("sys/fs/cgroup/memory.max", text);
        assertEquals(
                "no limit",
                Check.MEMORY_LIMIT.make(machine.machine(), TestMachine.RUN).found(),
                "what there is");
    }
}
