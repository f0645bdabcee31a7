package echo.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Servers that are all up at once, and measured in turn. One that fails is left out from then on.
 */
final class Servers implements AutoCloseable {

    private final Map<Peer, ServerProcess> running = new LinkedHashMap<>();
    private final Results results;

    /** What is done with one of them. */
    interface Action {
        void on(ServerProcess server) throws BenchException;
    }

    Servers(List<Peer> peers, Processes processes, Path folder, Results results) {
        this.results = results;
        for (Peer peer : peers) {
            if (peer.runs()) {
                try {
                    running.put(peer, ServerProcess.start(peer, processes, folder));
                } catch (BenchException e) {
                    results.note(e.getMessage());
                }
            } else {
                results.note(peer.name() + " is left out: " + peer.missing().orElseThrow());
            }
        }
    }

    /** One after the other. */
    void each(String what, Action action) throws BenchException {
        for (ServerProcess server : List.copyOf(running.values())) {
            try {
                action.on(server);
            } catch (BenchException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                results.note("%s, %s: %s".formatted(what, server.peer().name(), e.getMessage()));
                running.remove(server.peer());
                server.close();
            }
        }
    }

    List<Peer> peers() {
        return new ArrayList<>(running.keySet());
    }

    @Override
    public void close() {
        running.values().forEach(ServerProcess::close);
    }
}
