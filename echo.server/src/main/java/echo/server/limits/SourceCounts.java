package echo.server.limits;

import echo.server.access.Source;

import java.util.concurrent.ConcurrentHashMap;

/**
 * How many connections each source has open. A source that has none takes no memory, so there are
 * never more entries than open connections. Thread-safe, and exact.
 */
public final class SourceCounts {

    private final int most;
    private final ConcurrentHashMap<Source, Integer> open = new ConcurrentHashMap<>();

    /**
     * All sources begin with none.
     *
     * @param most how many each may have, at least one
     */
    public SourceCounts(int most) {
        if (most < 1) {
            throw new IllegalArgumentException(most + " connections for each source");
        }
        this.most = most;
    }

    /**
     * Counts a connection, if its source may have one more.
     *
     * @param source whose it is
     * @return whether it may; if so, {@link #leave} is to be called once when it has ended
     */
    public boolean enter(Source source) {
        while (true) {
            Integer before = open.putIfAbsent(source, 1);
            if (before == null) {
                return true;
            } else if (before >= most) {
                return false;
            } else if (open.replace(source, before, before + 1)) {
                return true;
            }
        }
    }

    /**
     * Counts it no more.
     *
     * @param source whose it was
     * @throws IllegalStateException if it has none
     */
    public void leave(Source source) {
        while (true) {
            Integer before = open.get(source);
            if (before == null) {
                throw new IllegalStateException("a source leaves that never entered");
            } else if (before == 1
                    ? open.remove(source, before)
                    : open.replace(source, before, before - 1)) {
                return;
            }
        }
    }

    /**
     * How many sources have a connection open.
     *
     * @return about so many, while others enter and leave
     */
    public int sources() {
        return open.size();
    }
}
