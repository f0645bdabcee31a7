package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Networks that are broken in one way or another, and a client and a server that cope. */
final class HappyEyeballsIT {

    private static final String LOOPBACK = "ip link set lo up\n";

    /** What is sent there comes back in, is for nobody, and so is dropped without an answer. */
    private static final String BLACK_HOLE =
            "ip -6 address add 2001:db8::1/128 dev lo\n"
                    + "ip -6 route add 2001:db8:dead::/48 dev lo src 2001:db8::1\n";

    private static final String DUAL = "2001:db8:dead::1 dual.test\n127.0.0.1 dual.test\n";

    @BeforeEach
    void needNamespaces() throws Exception {
        Machine.needsNetworkNamespaces();
        Machine.needsIpv6();
        Machine.needs("mount");
    }

    /** The attempt delay of 250 ms, and a little to connect: the issue is not to wait for 5 s. */
    @Test
    void ipv6ThatAnswersNothingIsNotWaitedFor() throws Exception {
        Run run =
                Namespace.runWithHosts(
                        DUAL,
                        LOOPBACK + BLACK_HOLE,
                        Namespace.withServer(
                                "--listen tcp4://127.0.0.1:0", "\"$2\" dual.test $port --trace"));
        assertTrue(run.out().contains("Received 'Hello, world'"), () -> "it answers: " + run);
        List<String> events =
                run.err()
                        .lines()
                        .filter(line -> line.contains(" ms  "))
                        .map(String::strip)
                        .toList();
        assertEquals(
                List.of("attempt", "attempt", "connected", "closed"),
                events.stream().map(line -> line.split(" +")[3].replace(",", "")).toList(),
                () -> "IPv6 first, then IPv4, which wins: " + events);
        assertTrue(events.get(0).contains("[2001:db8:dead::1]"), () -> "IPv6 first: " + events);
        assertTrue(events.get(2).contains("127.0.0.1"), () -> "IPv4 wins: " + events);
        double wait = millis(events.get(2)) - millis(events.get(0));
        System.out.printf("connected %.0f ms after the first attempt%n", wait);
        assertTrue(wait >= 250, () -> "IPv6 has its 250 ms: " + events);
        // With an idle machine 255; far less than the 5,000 of a timeout in any case.
        assertTrue(wait < 2000, () -> "IPv6 is not waited for: " + events);
    }

    @Test
    void sequentiallyTheTimeoutIsWaitedFor() throws Exception {
        Run run =
                Namespace.runWithHosts(
                        DUAL,
                        LOOPBACK + BLACK_HOLE,
                        Namespace.withServer(
                                "--listen tcp4://127.0.0.1:0",
                                "\"$2\" dual.test $port --trace --sequential"
                                        + " --connect-timeout 700ms"));
        assertTrue(run.out().contains("Received 'Hello, world'"), () -> "it answers: " + run);
        assertTrue(run.err().contains("[2001:db8:dead::1]"), () -> "IPv6 was tried: " + run);
        String connected =
                run.err().lines().filter(line -> line.contains("connected")).findFirst().orElse("");
        assertTrue(millis(connected.strip()) >= 700, () -> "after its timeout: " + run.err());
    }

    @Test
    void anIpv4OnlyHost() throws Exception {
        Run run =
                Namespace.runWithHosts(
                        "::1 localhost\n127.0.0.1 localhost\n",
                        "echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6\n" + LOOPBACK,
                        Namespace.withServer("--port 0", "\"$2\" localhost $port"));
        assertTrue(run.out().contains("Received 'Hello, world'"), () -> "it answers: " + run);
        assertTrue(run.out().contains("listening tcp://0.0.0.0:"), () -> "IPv4 alone: " + run);
    }

    @Test
    void anIpv6OnlyHost() throws Exception {
        Run run =
                Namespace.runWithHosts(
                        "::1 localhost\n",
                        LOOPBACK + "ip address del 127.0.0.1/8 dev lo\n",
                        Namespace.withServer(
                                "--listen tcp6://*:0 --listen udp6://*:0",
                                "\"$2\" localhost $port\n\"$2\" tcp6://localhost:$port"));
        assertEquals(
                2,
                run.out().lines().filter("Received 'Hello, world'"::equals).count(),
                () -> "it answers both: " + run);
        assertTrue(run.out().contains("listening udp6://[::1]:"), () -> "UDP, too: " + run);
    }

    /** The client finds the one that is left; the server binds it, and says what it passed over. */
    @Test
    void oneOfSeveralAddressesIsOfNoUse() throws Exception {
        Run run =
                Namespace.runWithHosts(
                        "192.0.2.1 partly.test\n127.0.0.1 partly.test\n127.0.0.2 partly.test\n",
                        LOOPBACK + "ip route add unreachable 192.0.2.0/24\n",
                        Namespace.withServer(
                                "--listen tcp://partly.test:0",
                                "\"$2\" partly.test $port --all-addresses\necho all $?\n"
                                        + "\"$2\" partly.test $port --trace"));
        List<String> out = run.out().lines().toList();
        assertEquals(
                2,
                out.stream().filter(line -> line.startsWith("listening tcp://127.0.0.")).count(),
                () -> "two of three are bound: " + run);
        assertTrue(
                run.err().contains("passed over for tcp://partly.test:0: 192.0.2.1:0"),
                () -> "the third is said: " + run.err());
        assertTrue(out.contains("all 1"), () -> "not every address echoes: " + out);
        for (String local : List.of("127.0.0.1:", "127.0.0.2:")) {
            assertTrue(
                    out.stream()
                            .anyMatch(
                                    line ->
                                            line.startsWith(local)
                                                    && line.endsWith("Received 'Hello, world'")),
                    () -> local + " echoes: " + out);
        }
        assertTrue(out.contains("Received 'Hello, world'"), () -> "one that answers: " + run);
    }

    private static double millis(String event) {
        return Double.parseDouble(event.split(" ")[0]);
    }
}
