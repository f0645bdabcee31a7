package echo.bench;

import java.util.List;
import java.util.Optional;

/**
 * A server that is measured.
 *
 * @param name in tables and in {@code bench.only}
 * @param kind whose it is
 * @param command what starts it; it prints its port
 * @param settings what it is set to and why, for the report
 * @param missing why it cannot run here
 */
record Peer(
        String name, Kind kind, List<String> command, String settings, Optional<String> missing) {

    enum Kind {
        ECHO,
        NETTY,
        PLAIN,
        GO,
        C,
        PYTHON;

        /** Whether it compiles what is hot only when it runs. */
        boolean needsLongWarmUp() {
            return this == ECHO || this == NETTY || this == PLAIN;
        }
    }

    Peer {
        command = List.copyOf(command);
    }

    static Peer of(String name, Kind kind, List<String> command, String settings) {
        return new Peer(name, kind, command, settings, Optional.empty());
    }

    Peer without(String reason) {
        return new Peer(name, kind, command, settings, Optional.of(reason));
    }

    boolean runs() {
        return missing.isEmpty();
    }
}
