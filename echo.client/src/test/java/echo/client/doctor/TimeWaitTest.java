package echo.client.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/** With the default range there are 28,232 ports, 28,132 of them beside 100 connections. */
final class TimeWaitTest {

    private static final String REUSE = "sysctl -w net.ipv4.tcp_tw_reuse=1";
    private static final String STAMPS = " net.ipv4.tcp_timestamps=1";
    private static final String WIDEST = " net.ipv4.ip_local_port_range='1024 65535'";

    @TempDir private Path root;

    @ParameterizedTest
    @CsvSource({
        "100, 0, 28132, 2, 1",
        "100, 468, 52, 0, 1",
        "100, 468, 0, 1, 0",
        "100, 28132, 99999, 1, 1",
        "50000, 0, 14512, 2, 1",
        "64513, 0, 20183, 2, 1"
    })
    void leavesPorts(int connections, int rate, int now, int reuse, int timestamps)
            throws Exception {
        Finding finding =
                Check.TIME_WAIT.make(
                        machine(now, reuse, timestamps), new DoctorConfig(connections, rate));
        assertEquals(Finding.State.OK, finding.state(), "state: " + finding);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "100   | 0     | 28133 | 2 | 1 | 28133 now        | 28132 | sleep 60",
                "100   | 468   | 53    | 0 | 1 | 28133 in the run | 28132 | sleep 60",
                "100   | 469   | 0     | 2 | 1 | 28140 in the run | 28132 | " + REUSE,
                "100   | 469   | 0     | 0 | 0 | 28140 in the run | 28132 | " + REUSE + STAMPS,
                "100   | 469   | 0     | 1 | 0 | 28140 in the run | 28132 | " + REUSE + STAMPS,
                "20000 | 10000 | 0     | 2 | 1 | 600000 in the run | 8232 | " + REUSE + WIDEST,
                "20000 | 10000 | 0     | 1 | 1 | 10000 in the run | 8232 | sysctl -w" + WIDEST,
                "100   | 64413 | 0     | 1 | 1 | 64413 in the run | 28132"
                        + " | # no range is that wide: connect from 3 addresses,"
                        + " such as --source 127.0.0.1-127.0.0.3",
            })
    void takesPorts(
            int connections,
            int rate,
            int now,
            int reuse,
            int timestamps,
            String found,
            int most,
            String fix)
            throws Exception {
        CheckTest.assertFault(
                "time-wait",
                machine(now, reuse, timestamps),
                new DoctorConfig(connections, rate),
                found,
                "at most " + most,
                fix);
    }

    @Test
    void needsATable() throws Exception {
        Machine machine =
                TestMachine.well(root)
                        .write("proc/sys/net/ipv4/tcp_max_tw_buckets", "6000")
                        .machine();
        assertEquals(
                Finding.State.OK,
                Check.TIME_WAIT_TABLE.make(machine, new DoctorConfig(100, 100)).state(),
                "100 a second for 60 seconds");
        CheckTest.assertFault(
                "time-wait-table",
                machine,
                new DoctorConfig(100, 101),
                "6000",
                "at least 6060",
                "sysctl -w net.ipv4.tcp_max_tw_buckets=6060");
        CheckTest.assertFault(
                "time-wait-table",
                machine,
                new DoctorConfig(100, 1000),
                "6000",
                "at least 28232",
                "sysctl -w net.ipv4.tcp_max_tw_buckets=28232");
        CheckTest.assertFault(
                "time-wait-table",
                machine,
                new DoctorConfig(30_000, 1000),
                "6000",
                "at least 60000",
                "sysctl -w net.ipv4.tcp_max_tw_buckets=60000");
    }

    private Machine machine(int now, int reuse, int timestamps) throws Exception {
        return TestMachine.well(root)
                .write("proc/net/sockstat", "TCP: inuse 1 orphan 0 tw " + now + " alloc 1 mem 0")
                .write("proc/sys/net/ipv4/tcp_tw_reuse", "" + reuse)
                .write("proc/sys/net/ipv4/tcp_timestamps", "" + timestamps)
                .machine();
    }
}
