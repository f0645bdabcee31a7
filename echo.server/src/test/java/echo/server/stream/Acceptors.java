package echo.server.stream;

import java.util.List;

/** The threads that accept. */
final class Acceptors {

    private Acceptors() {}

    /** Those of listeners whose name begins so. */
    static List<Thread> of(String listener) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("accept " + listener))
                .toList();
    }
}
