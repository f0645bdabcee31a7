package echo.server.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many descriptors the process may have, as Linux tells it. */
final class Descriptors {

    /** For files, the log, plugins, and the connections of who asks how the server is. */
    private static final int RESERVE = 64;

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String LINE = "Max open files";

    private Descriptors() {}

    /** How many are there for connections; {@link Permits#MOST} where nobody knows. */
    static int forConnections() {
        try {
            for (String line : Files.readAllLines(LIMITS)) {
                if (line.startsWith(LINE)) {
                    return forConnections(line.substring(LINE.length()).strip().split(" ")[0]);
                }
            }
        } catch (IOException e) {
            // Another system: accepting waits where there are none, as it must in any case.
        }
        return Permits.MOST;
    }

    static int forConnections(String limit) {
        // The JVM raised the soft limit, the first in the line, to the hard one.
        if (!limit.matches("[0-9]{1,9}")) {
            return Permits.MOST;
        }
        int all = Integer.parseInt(limit);
        return Math.clamp(all - Math.min(RESERVE, all / 2), 1, Permits.MOST);
    }
}
