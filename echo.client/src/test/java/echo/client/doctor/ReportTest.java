package echo.client.doctor;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import echo.client.command.Console;
import echo.client.command.ExitCode;
import echo.client.command.Result;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

@Timeout(60)
final class ReportTest {

    @TempDir private Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void nothingSpoilsTheRun() throws Exception {
        Result result = run(TestMachine.well(root).machine(), TestMachine.RUN);
        assertAll(
                () -> assertEquals(ExitCode.OK, result.exitCode(), "exit code"),
                () -> assertEquals("", err.toString(UTF_8), "nothing to complain about"),
                () ->
                        assertEquals(
                                """
                                CHECK            STATE  FOUND                WANTED
                                descriptors      ok     20000                at least 10128
                                open-files       ok     no limit, 520 open   at least 20776
                                ports            ok     28232 (32768-60999)  at least 10000
                                time-wait        ok     12 now               at most 18232
                                time-wait-table  ok     131072               at least 0
                                accept-queue     ok     4096                 at least 4096
                                syn-queue        ok     2048, syncookies     syncookies, or 5462
                                conntrack        ok     262144, 7 in use     at least 10007
                                ipv4             ok     usable               usable
                                ipv6             ok     usable               usable
                                unix             ok     usable               usable
                                memory           ok     2048 MiB             at least 412 MiB
                                memory-limit     ok     no limit             at least 412 MiB
                                tcp-memory       ok     383779 pages         at least 20005
                                cores            ok     2                    at least 2
                                cpu-quota        ok     none                 none, or at least 2
                                load             ok     0.0 on 2 cores       at most 1.0
                                governor         ok     schedutil            not powersave
                                clock            ok     tsc                  a fast one, as tsc

                                nothing found that would spoil a run of 10000 connections
                                """,
                                out.toString(UTF_8),
                                "standard output"));
    }

    @Test
    void eachFaultHasTheLineThatFixesIt() throws Exception {
        Machine machine =
                TestMachine.well(root)
                        .write("proc/sys/net/core/somaxconn", "128")
                        .remove("proc/self/limits")
                        .machine();
        Result result = run(machine, new DoctorConfig(200, 1000));
        List<String> lines = out.toString(UTF_8).lines().toList();
        assertAll(
                () -> assertEquals(ExitCode.ASSERTION, result.exitCode(), "exit code"),
                () ->
                        assertEquals(
                                "echo-client: 2 of 19 checks would spoil a run of 200 connections"
                                        + " and 1000 more a second\n",
                                err.toString(UTF_8),
                                "standard error"),
                () -> assertEquals("descriptors      unknown", lines.get(1), "what is unknown"),
                () ->
                        assertEquals(
                                "accept-queue     fix      128                  at least 200",
                                lines.get(6),
                                "a fault in the table"),
                () -> assertEquals("", lines.get(20), "a line between table and fixes"),
                () -> assertEquals(26, lines.size(), "two lines for each fault: " + lines),
                () -> assertTrue(lines.get(22).startsWith("# time-wait: "), lines.get(22)),
                () -> assertEquals("sysctl -w net.ipv4.tcp_tw_reuse=1", lines.get(23), "fix"),
                () -> assertTrue(lines.get(24).startsWith("# accept-queue: "), lines.get(24)),
                () -> assertEquals("sysctl -w net.core.somaxconn=200", lines.get(25), "fix"));
    }

    @Test
    void programsGetTheSame() throws Exception {
        Machine machine =
                TestMachine.well(root)
                        .write("proc/sys/net/core/somaxconn", "128")
                        .remove("proc/self/limits")
                        .machine();
        Map<String, Object> json = run(machine, new DoctorConfig(200, 7)).json();
        assertEquals(List.of("connections", "rate", "checks"), List.copyOf(json.keySet()), "keys");
        assertEquals(200, json.get("connections"), "connections");
        assertEquals(7, json.get("rate"), "rate");
        var checks = (List<?>) json.get("checks");
        assertEquals(Check.values().length, checks.size(), "one for each check");
        assertEquals(
                "{name=descriptors, ok=true, found=unknown, wanted=, fix=}",
                checks.get(0).toString(),
                "what is unknown is no fault");
        assertEquals(
                "{name=accept-queue, ok=false, found=128, wanted=at least 200,"
                        + " fix=sysctl -w net.core.somaxconn=200}",
                checks.get(5).toString(),
                "a fault");
    }

    @Test
    void allThatIsPrintedBelowTheTableCanBePasted() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell to ask");
        TestMachine machine = TestMachine.well(root);
        machine.write("proc/self/limits", "Max open files  1 1 files")
                .write("proc/sys/fs/file-max", "1")
                .write("proc/sys/net/ipv4/ip_local_port_range", "1 1")
                .write("proc/sys/net/ipv4/tcp_max_tw_buckets", "0")
                .write("proc/sys/net/ipv4/tcp_syncookies", "0")
                .write("proc/sys/net/ipv4/tcp_mem", "1 1 1")
                .write("proc/sys/net/core/somaxconn", "1")
                .write("proc/sys/net/netfilter/nf_conntrack_max", "1")
                .write("proc/meminfo", "MemAvailable: 1 kB")
                .write("proc/self/status", "Cpus_allowed_list: 0")
                .write("proc/loadavg", "9.00 0 0")
                .write("sys/fs/cgroup/user.slice/cpu.max", "1000 100000")
                .write("sys/fs/cgroup/user.slice/memory.max", "1")
                .write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave")
                .write(
                        "sys/devices/system/clocksource/clocksource0/current_clocksource",
                        "jiffies");
        run(machine.machineWithoutSockets("refused"), new DoctorConfig(10_000, 1000));
        List<String> lines = out.toString(UTF_8).lines().dropWhile(l -> !l.isEmpty()).toList();
        assertEquals(2 + 2 * Check.values().length, lines.size(), "every check fails: " + lines);
        Path script = Files.write(root.resolve("fixes"), lines);
        Process shell =
                new ProcessBuilder("/bin/sh", "-n", script.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, shell.waitFor(), "a shell can read it: " + said);
    }

    private Result run(Machine machine, DoctorConfig config) {
        var console =
                new Console(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        false,
                        false);
        return new DoctorTask(config, machine).run(console);
    }
}
