package echo.server.reload;

import static java.util.Objects.requireNonNull;

import echo.server.events.PluginSwapEvent;
import echo.server.events.Recorder;
import echo.server.log.Log;
import echo.server.metrics.Collector;
import echo.server.metrics.Counts;
import echo.server.metrics.Family;
import echo.server.metrics.Labels;
import echo.server.metrics.Page;
import echo.server.net.Dispatch;
import echo.server.net.ListenerConfig;
import echo.server.net.ListenerDefaults;
import echo.server.plugins.Catalog;
import echo.server.plugins.HandlerKind;
import echo.server.plugins.Loaded;
import echo.tls.TlsServer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Loads the plugins anew and has all listeners use them, by one assignment. What fails changes
 * nothing, or keeps the old code where it does; the log says why. For one thread.
 */
public final class Reload implements Collector {

    private final Supplier<Loaded> loader;
    private final boolean strict;
    private final ListenerDefaults defaults;
    private final Dispatch dispatch;
    private final Counts<ReloadResult> results = new Counts<>(ReloadResult.values());
    private Catalog catalog;

    /**
     * A reload for a server that runs.
     *
     * @param loader loads the plugins as they are now
     * @param strict whether nothing is to be swapped when a plugin is left out
     * @param defaults what is for endpoints that do not say otherwise
     * @param dispatch what the listeners do
     * @param catalog what was loaded at the start
     */
    public Reload(
            Supplier<Loaded> loader,
            boolean strict,
            ListenerDefaults defaults,
            Dispatch dispatch,
            Catalog catalog) {
        this.loader = requireNonNull(loader);
        this.strict = strict;
        this.defaults = requireNonNull(defaults);
        this.dispatch = requireNonNull(dispatch);
        this.catalog = requireNonNull(catalog);
    }

    /** What a reload has done. */
    private record Outcome(ReloadResult result, String changes) {

        static final Outcome NOTHING = new Outcome(ReloadResult.FAILED, "none");
    }

    @Override
    public void collect(Page page) {
        results.collect(page, Family.PLUGIN_RELOADS, Labels.NONE, "result", ReloadResult::toString);
    }

    /** Does it. Should this throw, nothing is changed. */
    public void run() {
        var event = Recorder.isOn() ? new PluginSwapEvent() : null;
        Outcome outcome = Outcome.NOTHING;
        try {
            outcome = reload();
        } finally {
            results.increment(outcome.result());
            if (event != null) {
                event.ended(outcome.changes(), outcome.result().toString());
            }
        }
    }

    private Outcome reload() {
        Loaded loaded = loader.get();
        if (Thread.currentThread().isInterrupted()) {
            // The server stops, and what was loaded may be half of it.
            return Outcome.NOTHING;
        }
        loaded.problemLines().forEach(Log.PLUGINS::warn);
        if (strict && !loaded.problemLines().isEmpty()) {
            Log.PLUGINS.warn(
                    "reload: nothing is changed, since --strict-plugins lets nothing pass that is"
                            + " wrong; mend it and reload");
            return Outcome.NOTHING;
        }
        Optional<List<ListenerConfig>> listeners = readFiles();
        if (listeners.isEmpty()) {
            return Outcome.NOTHING;
        }
        String changes = Changes.between(catalog, loaded.catalog());
        boolean isComplete = swap(listeners.get(), loaded.catalog()) && loaded.problems().isEmpty();
        Log.PLUGINS.info("reload: {}", changes);
        return new Outcome(isComplete ? ReloadResult.OK : ReloadResult.PARTIAL, changes);
    }

    /** Has listeners use what is in their files now: certificates, and who may come in. */
    public void runForFiles() {
        readFiles()
                .ifPresent(
                        listeners -> {
                            dispatch.swap(listeners);
                            Log.SERVER.info("reload: certificates were read anew");
                        });
    }

    /** The listeners with what is in their files now, unless one is faulty. */
    private Optional<List<ListenerConfig>> readFiles() {
        var listeners = new ArrayList<ListenerConfig>();
        for (ListenerConfig listener : dispatch.all()) {
            try {
                listeners.add(listener.reloaded());
            } catch (IllegalArgumentException e) {
                Log.SERVER.warn(
                        "reload: nothing is changed: {}: {}", listener.endpoint(), e.getMessage());
                return Optional.empty();
            }
        }
        return Optional.of(listeners);
    }

    /** Whether certificates are others than those in use, or may be. */
    boolean haveFilesChanged() {
        for (ListenerConfig listener : dispatch.all()) {
            Optional<TlsServer> tls = listener.options().tls();
            if (tls.isPresent() && tls.get().filesHaveChanged()) {
                return true;
            }
        }
        return false;
    }

    /** Whether there are any. */
    boolean hasFiles() {
        return dispatch.all().stream().anyMatch(it -> it.options().tls().isPresent());
    }

    /** Answers whether every listener has what the catalog has. */
    private boolean swap(List<ListenerConfig> before, Catalog next) {
        List<ListenerConfig> after = before.stream().map(config -> renewed(config, next)).toList();
        boolean isComplete = true;
        for (ListenerConfig old : before) {
            boolean isSame =
                    next.entry(old.kind(), old.handlerName()).isPresent()
                            && next.hasSame(catalog, old.kind(), old.handlerName());
            // By identity: a handler's equals is a plugin's code.
            isComplete &= isSame || after.stream().noneMatch(config -> config == old);
        }
        dispatch.swap(after);
        catalog = next;
        return isComplete;
    }

    private ListenerConfig renewed(ListenerConfig old, Catalog next) {
        HandlerKind kind = old.kind();
        String name = old.handlerName();
        if (next.entry(kind, name).isEmpty()) {
            Log.PLUGINS.warn(
                    "{}: no plugin has the {} handler {} any more; its old code goes on until one"
                            + " has",
                    old.endpoint(),
                    kind,
                    name);
            return old;
        } else if (next.hasSame(catalog, kind, name)) {
            return old;
        }
        try {
            ListenerConfig renewed = ListenerConfig.of(old.endpoint(), defaults, next);
            return new ListenerConfig(old.endpoint(), name, renewed.handler(), old.options());
        } catch (IllegalArgumentException e) {
            Log.PLUGINS.warn(
                    "{}: the old code of handler {} goes on: {}",
                    old.endpoint(),
                    name,
                    e.getMessage());
            return old;
        }
    }
}
