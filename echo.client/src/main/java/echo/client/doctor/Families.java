package echo.client.doctor;

import static java.net.StandardProtocolFamily.INET;
import static java.net.StandardProtocolFamily.INET6;
import static java.net.StandardProtocolFamily.UNIX;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.util.List;

/** Whether sockets of a family can be had. */
final class Families {

    private static final String LOOPBACK_UP = "ip link set lo up";
    private static final String IPV6 = "sys/net/ipv6/conf/";

    private Families() {}

    static Finding ipv4(Machine machine, DoctorConfig config) {
        return check(machine, INET, "127.0.0.1 cannot be bound", LOOPBACK_UP);
    }

    static Finding ipv6(Machine machine, DoctorConfig config) throws IOException {
        return check(machine, INET6, "::1 cannot be bound: no run over IPv6", ipv6Fix(machine));
    }

    private static String ipv6Fix(Machine machine) throws IOException {
        if (machine.has("proc/sys/net") && !machine.has("proc/" + IPV6)) {
            return "# the kernel has no IPv6: start it without ipv6.disable=1";
        }
        for (String name : List.of("all", "lo")) {
            String file = "proc/" + IPV6 + name + "/disable_ipv6";
            if (machine.has(file) && machine.number(file) != 0) {
                return "sysctl -w net.ipv6.conf.all.disable_ipv6=0 net.ipv6.conf.lo.disable_ipv6=0";
            }
        }
        return LOOPBACK_UP;
    }

    static Finding unix(Machine machine, DoctorConfig config) {
        return check(
                machine,
                UNIX,
                "Unix sockets cannot be opened",
                "# allow AF_UNIX where this is confined, as with RestrictAddressFamilies= of a"
                        + " unit");
    }

    private static Finding check(
            Machine machine, StandardProtocolFamily family, String why, String fix) {
        try {
            machine.binding().bind(family);
            return Finding.of(true, "usable", "usable", "", "");
        } catch (IOException e) {
            return Finding.of(false, e.getMessage(), "usable", why, fix);
        }
    }
}
