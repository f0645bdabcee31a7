package echo.bench;

import java.util.List;

/**
 * What all servers are measured in, in turn: a closed loop, and then an open one.
 *
 * @param name in tables and in {@code bench.only}
 * @param title for the report
 * @param connections at once
 * @param size of a message, in bytes
 * @param connects whether each request has a connection of its own
 * @param python whether the servers in Python take part, in the closed loop
 */
record Scenario(
        String name, String title, int connections, int size, boolean connects, boolean python) {

    static final List<Scenario> ALL =
            List.of(
                    new Scenario("64x1", "64 bytes, 1 connection", 1, 64, false, true),
                    new Scenario("64x100", "64 bytes, 100 connections", 100, 64, false, true),
                    new Scenario("64x1000", "64 bytes, 1,000 connections", 1000, 64, false, false),
                    new Scenario(
                            "64x10000", "64 bytes, 10,000 connections", 10_000, 64, false, false),
                    new Scenario("bulk", "1 MiB, 8 connections", 8, 1 << 20, false, true),
                    new Scenario(
                            "connect",
                            "connect, echo 64 bytes, close; 16 at once",
                            16,
                            64,
                            true,
                            true));

    /** The one that most is said of. */
    static final String HEADLINE = "64x100";

    static Scenario named(String name) {
        return ALL.stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow();
    }

    String open() {
        return name + "-open";
    }

    boolean suits(Peer peer) {
        return python || peer.kind() != Peer.Kind.PYTHON;
    }

    boolean suitsOpen(Peer peer) {
        return peer.kind() != Peer.Kind.PYTHON;
    }

    Load closed(double seconds) {
        return new Load(connections, size, connects, 0, seconds);
    }
}
