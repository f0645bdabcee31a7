package echo.client.doctor;

import java.io.IOException;
import java.util.ArrayList;

/**
 * TIME_WAIT (RFC 9293, section 3.6.1), in which the end that closes first, here the client, keeps
 * its port for a minute.
 */
final class TimeWait {

    private static final String IPV4 = "proc/sys/net/ipv4/";

    /** Fixed in the kernel (TCP_TIMEWAIT_LEN). */
    private static final int SECONDS = 60;

    private TimeWait() {}

    static Finding ports(Machine machine, DoctorConfig config) throws IOException {
        Ports ports = Ports.of(machine);
        boolean hasTimestamps = machine.number(IPV4 + "tcp_timestamps") != 0;
        // 2 is for loopback alone, and without timestamps neither does anything.
        boolean isReused = machine.number(IPV4 + "tcp_tw_reuse") == 1 && hasTimestamps;
        long now = isReused ? 0 : machine.number("proc/net/sockstat", "^TCP: .*\\btw ([0-9]+)");
        // What is a second old can be reused.
        long expected = (long) config.rate() * (isReused ? 1 : SECONDS);
        long room = ports.countFor(config.connections()) - config.connections();
        String found = now + expected + (config.rate() > 0 ? " in the run" : " now");
        String wanted = "at most " + room;
        if (expected <= room) {
            return Finding.of(
                    now + expected <= room,
                    found,
                    wanted,
                    "ports of connections that were closed are taken for a minute more",
                    "sleep 60");
        }
        return Finding.of(
                false,
                found,
                wanted,
                isReused
                        ? "a port is taken for a second after its connection"
                        : "a port is taken for a minute after its connection; tcp_tw_reuse 2 spares"
                                + " it on loopback alone",
                config.connections() + config.rate() > ports.mostCount()
                        ? ports.moreSources(config.connections() + expected)
                        : "sysctl -w " + settings(ports, config, isReused, hasTimestamps));
    }

    private static String settings(
            Ports ports, DoctorConfig config, boolean isReused, boolean hasTimestamps) {
        var settings = new ArrayList<String>();
        if (!isReused) {
            settings.add("net.ipv4.tcp_tw_reuse=1");
        }
        if (!hasTimestamps) {
            settings.add("net.ipv4.tcp_timestamps=1");
        }
        if (config.connections() + config.rate() > ports.count()) {
            settings.add(Ports.WIDEST);
        }
        return String.join(" ", settings);
    }

    static Finding table(Machine machine, DoctorConfig config) throws IOException {
        long most = machine.number(IPV4 + "tcp_max_tw_buckets");
        long wanted =
                Math.min(
                        (long) config.rate() * SECONDS,
                        Ports.of(machine).countFor(config.connections()));
        return Finding.of(
                most >= wanted,
                Long.toString(most),
                "at least " + wanted,
                "connections end without TIME_WAIT, and late segments of theirs reset others",
                "sysctl -w net.ipv4.tcp_max_tw_buckets=" + wanted);
    }
}
