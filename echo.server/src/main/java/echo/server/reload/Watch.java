package echo.server.reload;

import static java.util.Objects.requireNonNull;

import echo.server.plugins.Stamp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Tells when the plugin folders have changed, and have settled: a jar that is being copied looks
 * different each time. It works on every file system, since it only looks. For one thread.
 */
public final class Watch {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration NEVER = Duration.ofDays(365);

    private final Supplier<Stamp> look;
    private final Duration interval;
    private Stamp loaded;
    private Stamp previous;

    /** From now on: what there is now counts as loaded. */
    Watch(Supplier<Stamp> look, Duration interval) {
        this.look = requireNonNull(look);
        this.interval = requireNonNull(interval);
        reset();
    }

    /**
     * Of these folders, once a second, from now on: what there is now counts as loaded.
     *
     * @param folders where plugins are
     * @return sees what changes in them
     */
    public static Watch of(List<Path> folders) {
        return new Watch(() -> Stamp.ofFolders(folders), SECOND);
    }

    /**
     * Of nothing.
     *
     * @return never sees a change
     */
    public static Watch none() {
        var nothing = new Stamp(Map.of());
        return new Watch(() -> nothing, NEVER);
    }

    /** How long to wait from one look to the next. */
    Duration interval() {
        return interval;
    }

    /** Takes a look, and answers whether there is something new, and it is as at the last look. */
    boolean hasSettledChange() {
        Stamp now = look.get();
        boolean settled = now.equals(previous);
        previous = now;
        if (!settled || now.equals(loaded)) {
            return false;
        }
        loaded = now;
        return true;
    }

    /** Takes a look; what there is now counts as loaded. */
    final void reset() {
        loaded = look.get();
        previous = loaded;
    }
}
