package echo.client.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A machine of files, on which nothing spoils a run of 10,000 connections. */
final class TestMachine {

    static final DoctorConfig RUN = new DoctorConfig(10_000, 0);

    /** Of each file that is read. */
    static final Map<String, String> WELL =
            Map.ofEntries(
                    Map.entry(
                            "proc/self/limits",
                            """
                            Limit                     Soft Limit           Hard Limit           Units
                            Max processes             96343                96343                processes
                            Max open files            20000                20000                files
                            Max locked memory         8388608              8388608              bytes
                            """),
                    Map.entry("proc/sys/fs/file-max", "9223372036854775807\n"),
                    Map.entry("proc/sys/fs/file-nr", "520\t0\t9223372036854775807\n"),
                    Map.entry("proc/sys/fs/nr_open", "1048576\n"),
                    Map.entry("proc/sys/net/ipv4/ip_local_port_range", "32768\t60999\n"),
                    Map.entry("proc/sys/net/ipv4/ip_local_reserved_ports", "\n"),
                    Map.entry("proc/sys/net/ipv4/tcp_tw_reuse", "2\n"),
                    Map.entry("proc/sys/net/ipv4/tcp_timestamps", "1\n"),
                    Map.entry("proc/sys/net/ipv4/tcp_max_tw_buckets", "131072\n"),
                    Map.entry("proc/sys/net/ipv4/tcp_syncookies", "1\n"),
                    Map.entry("proc/sys/net/ipv4/tcp_max_syn_backlog", "2048\n"),
                    Map.entry("proc/sys/net/ipv4/tcp_mem", "287832\t383779\t575664\n"),
                    Map.entry("proc/sys/net/core/somaxconn", "4096\n"),
                    Map.entry("proc/sys/net/ipv6/conf/all/disable_ipv6", "0\n"),
                    Map.entry("proc/sys/net/ipv6/conf/lo/disable_ipv6", "0\n"),
                    Map.entry("proc/sys/net/netfilter/nf_conntrack_max", "262144\n"),
                    Map.entry("proc/sys/net/netfilter/nf_conntrack_count", "7\n"),
                    Map.entry("proc/sys/net/netfilter/nf_conntrack_tcp_timeout_time_wait", "120\n"),
                    Map.entry(
                            "proc/net/sockstat",
                            """
                            sockets: used 15
                            TCP: inuse 1 orphan 0 tw 12 alloc 1 mem 5
                            UDP: inuse 0 mem 0
                            """),
                    Map.entry(
                            "proc/meminfo",
                            "MemTotal:       2468240 kB\nMemAvailable:    2097152 kB\n"),
                    Map.entry("proc/self/cgroup", "0::/user.slice/shell.scope\n"),
                    Map.entry("proc/self/status", "Name:\tjava\nCpus_allowed_list:\t0-1\n"),
                    Map.entry("proc/loadavg", "0.02 1.80 1.95 1/91 24250\n"),
                    Map.entry("sys/fs/cgroup/user.slice/cpu.max", "max 100000\n"),
                    Map.entry("sys/fs/cgroup/user.slice/memory.max", "max\n"),
                    Map.entry("sys/devices/system/cpu/online", "0-1\n"),
                    Map.entry(
                            "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "schedutil\n"),
                    Map.entry(
                            "sys/devices/system/clocksource/clocksource0/current_clocksource",
                            "tsc\n"),
                    Map.entry(
                            "sys/devices/system/clocksource/clocksource0/available_clocksource",
                            "tsc hpet acpi_pm \n"));

    private final Path root;

    private TestMachine(Path root) {
        this.root = root;
    }

    static TestMachine well(Path root) throws IOException {
        var machine = new TestMachine(root);
        for (var file : WELL.entrySet()) {
            machine.write(file.getKey(), file.getValue());
        }
        return machine;
    }

    TestMachine write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text, ISO_8859_1);
        return this;
    }

    TestMachine remove(String file) throws IOException {
        Files.delete(root.resolve(file));
        return this;
    }

    /** Whose sockets can all be bound. */
    Machine machine() {
        return new Machine(root, family -> {});
    }

    /** Whose sockets cannot be bound. */
    Machine machineWithoutSockets(String reason) {
        return new Machine(
                root,
                family -> {
                    throw new IOException(reason);
                });
    }
}
