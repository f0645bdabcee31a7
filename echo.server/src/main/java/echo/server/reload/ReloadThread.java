package echo.server.reload;

import static java.util.Objects.requireNonNull;

import echo.server.log.Log;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * The thread that reloads plugins and files, when it is asked to or when it sees that they changed.
 */
public final class ReloadThread implements AutoCloseable {

    /** How long a reload may hold up the stop. */
    private static final Duration LAST_RELOAD = Duration.ofSeconds(1);

    /** How often certificates are looked at. */
    private static final Duration FILES = Duration.ofSeconds(1);

    private final ReloadRequest request;
    private final Watch watch;
    private final Reload reload;
    private final Consumer<Runnable> teller;
    private final Thread thread = Thread.ofPlatform().name("reload").daemon().unstarted(this::run);

    private ReloadThread(
            ReloadRequest request, Watch watch, Reload reload, Consumer<Runnable> teller) {
        this.request = requireNonNull(request);
        this.watch = requireNonNull(watch);
        this.reload = requireNonNull(reload);
        this.teller = requireNonNull(teller);
    }

    /**
     * Starts it.
     *
     * @param request what asks for a reload
     * @param watch what sees that one is due
     * @param reload does it
     * @param teller runs each reload, and tells who wants to know that it begins and ends
     * @return running
     */
    public static ReloadThread start(
            ReloadRequest request, Watch watch, Reload reload, Consumer<Runnable> teller) {
        var started = new ReloadThread(request, watch, reload, teller);
        started.thread.start();
        return started;
    }

    private void run() {
        Duration interval = reload.hasFiles() ? FILES : watch.interval();
        try {
            while (true) {
                reloadIfDue(request.await(interval));
            }
        } catch (InterruptedException e) {
            Log.PLUGINS.debug("no more reloads: the server stops");
        }
    }

    private void reloadIfDue(boolean asked) {
        try {
            if (asked) {
                watch.reset();
                teller.accept(reload::run);
            } else if (watch.hasSettledChange()) {
                teller.accept(reload::run);
            } else if (reload.haveFilesChanged()) {
                teller.accept(reload::runForFiles);
            }
        } catch (RuntimeException | Error e) {
            // An Error too, such as no memory: what serves now goes on, and the next may work.
            Log.PLUGINS.error("reload: it failed, and nothing is changed", e);
        }
    }

    /** Ends it; a reload that is under way is given up. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(LAST_RELOAD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
