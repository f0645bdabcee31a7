package echo.client.doctor;

import java.io.IOException;

/** Where connections wait at the server, when all come at once. */
final class Queues {

    private static final String IPV4 = "proc/sys/net/ipv4/";

    private Queues() {}

    static Finding accept(Machine machine, DoctorConfig config) throws IOException {
        long most = machine.number("proc/sys/net/core/somaxconn");
        return Finding.of(
                most >= config.burst(),
                Long.toString(most),
                "at least " + config.burst(),
                "connections beyond the backlog are dropped, and tried again after a second;"
                        + " start the server anew after",
                "sysctl -w net.core.somaxconn=" + config.burst());
    }

    static Finding syn(Machine machine, DoctorConfig config) throws IOException {
        boolean hasCookies = machine.number(IPV4 + "tcp_syncookies") != 0;
        long most = machine.number(IPV4 + "tcp_max_syn_backlog");
        // Without cookies the kernel keeps a quarter for peers that it knows.
        long wanted = Math.ceilDiv(config.burst() * 4L, 3);
        return Finding.of(
                hasCookies || most >= wanted,
                most + (hasCookies ? ", syncookies" : ", no syncookies"),
                "syncookies, or " + wanted,
                "handshakes beyond the queue are dropped, and tried again after a second",
                "sysctl -w net.ipv4.tcp_syncookies=1");
    }
}
