package echo.client.doctor;

import java.io.IOException;

/** Memory: the machine's, that of the control group, and what TCP may take of it. */
final class Memory {

    /**
     * What both ends of a connection take: 13.5 kB were measured with 9,000 of them, the kernel's
     * sockets included.
     */
    private static final long EACH = 16 << 10;

    /** What two JVMs take without any. */
    private static final long BESIDE = 256 << 20;

    private static final String WHY = "a JVM fails, or is killed, when there is no more memory";

    private Memory() {}

    private static long wanted(DoctorConfig config) {
        return BESIDE + config.connections() * EACH;
    }

    static Finding available(Machine machine, DoctorConfig config) throws IOException {
        long available = machine.number("proc/meminfo", "^MemAvailable: +([0-9]+) kB") << 10;
        return Finding.of(
                available >= wanted(config),
                mebibytes(available),
                "at least " + mebibytes(wanted(config)),
                WHY + "; this shows who has it",
                "ps -eo pid,rss,comm --sort=-rss | head");
    }

    static Finding limit(Machine machine, DoctorConfig config) throws IOException {
        long least = Long.MAX_VALUE;
        String limiting = "";
        for (String folder : ControlGroup.folders(machine, "memory")) {
            for (String name : new String[] {"/memory.max", "/memory.limit_in_bytes"}) {
                String file = folder + name;
                if (machine.has(file) && machine.number(file) < least) {
                    least = machine.number(file);
                    limiting = file;
                }
            }
        }
        return Finding.of(
                least >= wanted(config),
                least == Long.MAX_VALUE ? "no limit" : mebibytes(least),
                "at least " + mebibytes(wanted(config)),
                WHY + "; of a container, start it with more --memory",
                "echo " + wanted(config) + " > '/" + limiting + "'");
    }

    static Finding ofTcp(Machine machine, DoctorConfig config) throws IOException {
        long pressure = machine.number("proc/sys/net/ipv4/tcp_mem", "^[0-9]+\\s+([0-9]+)");
        long now = machine.number("proc/net/sockstat", "^TCP: .*\\bmem ([0-9]+)");
        // A page is the least that a socket has while a byte waits in it, and there are two ends.
        long wanted = now + 2L * config.connections();
        return Finding.of(
                pressure >= wanted,
                pressure + " pages",
                "at least " + wanted,
                "TCP shrinks its windows, and then drops what comes, when all sockets hold more",
                "sysctl -w net.ipv4.tcp_mem='%s %s %s'"
                        .formatted(
                                Long.toString(wanted / 4 * 3),
                                Long.toString(wanted),
                                Long.toString(wanted / 2 * 3)));
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
