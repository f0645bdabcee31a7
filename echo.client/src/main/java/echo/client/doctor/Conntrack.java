package echo.client.doctor;

import java.io.IOException;

/** The connections that the firewall remembers. */
final class Conntrack {

    private static final String FILES = "proc/sys/net/netfilter/nf_conntrack_";

    private Conntrack() {}

    static Finding check(Machine machine, DoctorConfig config) throws IOException {
        if (machine.has("proc/sys/net/ipv4") && !machine.has(FILES + "max")) {
            return Finding.of(true, "not loaded", "", "", "");
        }
        long most = machine.number(FILES + "max");
        long now = machine.number(FILES + "count");
        long seconds = machine.number(FILES + "tcp_timeout_time_wait");
        long wanted = now + config.connections() + config.rate() * seconds;
        return Finding.of(
                most >= wanted,
                most + ", " + now + " in use",
                "at least " + wanted,
                "the firewall drops packets of connections for which its table has no room",
                "sysctl -w net.netfilter.nf_conntrack_max=" + wanted);
    }
}
