package echo.client.doctor;

import java.io.IOException;

/**
 * The ports that the kernel gives to sockets which connect: each is there once for each pair of a
 * local and a remote address and port (ip-sysctl, {@code ip_local_port_range}).
 *
 * @param first the lowest
 * @param last the highest
 * @param reserved those that it never gives
 */
record Ports(int first, int last, Ranges reserved) {

    private static final String FILES = "proc/sys/net/ipv4/ip_local_";
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65535;

    /** The setting that makes the most of them. */
    static final String WIDEST = "net.ipv4.ip_local_port_range='" + LOWEST + " " + HIGHEST + "'";

    static Ports of(Machine machine) throws IOException {
        return new Ports(
                (int) machine.number(FILES + "port_range", "^([0-9]{1,5})"),
                (int) machine.number(FILES + "port_range", "^[0-9]+\\s+([0-9]{1,5})"),
                Ranges.parse(machine.text(FILES + "reserved_ports")));
    }

    int count() {
        return last - first + 1 - reserved.countWithin(first, last);
    }

    /** With the widest range. */
    int mostCount() {
        return HIGHEST - LOWEST + 1 - reserved.countWithin(LOWEST, HIGHEST);
    }

    /** How many there are for so many connections, once those have what they need. */
    long countFor(long connections) {
        return connections > count() && connections <= mostCount()
                ? mostCount()
                : sources(connections) * count();
    }

    private long sources(long wanted) {
        return Math.ceilDiv(wanted, Math.max(1, count()));
    }

    /** What helps where no range does. */
    String moreSources(long wanted) {
        long sources = sources(wanted);
        return "# no range is that wide: connect from %s addresses, such as --source %s-%s"
                .formatted(Long.toString(sources), loopback(1), loopback(sources));
    }

    private static String loopback(long number) {
        return "127." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    static Finding check(Machine machine, DoctorConfig config) throws IOException {
        Ports ports = of(machine);
        int wanted = config.connections();
        return Finding.of(
                ports.count() >= wanted,
                ports.count() + " (" + ports.first() + "-" + ports.last() + ")",
                "at least " + wanted,
                "connections from one address to one server fail with 'Cannot assign requested"
                        + " address' when all are taken",
                ports.mostCount() >= wanted ? "sysctl -w " + WIDEST : ports.moreSources(wanted));
    }
}
