package echo.server.plugins;

import static echo.server.plugins.PluginException.described;
import static echo.server.plugins.PluginException.message;

import echo.api.Handler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Makes the handlers of a plugin. This runs its code, which may do anything. */
final class Providers {

    private Providers() {}

    /**
     * A handler that a plugin provides.
     *
     * @param name as it says, which may be none
     */
    record Provided(HandlerKind kind, Handler handler, String name) {}

    /** All handlers of a layer's own modules. */
    static List<Provided> of(ModuleLayer layer) throws PluginException {
        var handlers = new ArrayList<Provided>();
        for (HandlerKind kind : HandlerKind.values()) {
            for (var provider : providers(layer, kind)) {
                handlers.add(made(kind, provider));
            }
        }
        return handlers;
    }

    private static List<ServiceLoader.Provider<? extends Handler>> providers(
            ModuleLayer layer, HandlerKind kind) throws PluginException {
        var providers = new ArrayList<ServiceLoader.Provider<? extends Handler>>();
        try {
            ServiceLoader.load(layer, kind.service()).stream()
                    // The loader answers the parent layer's providers too.
                    .filter(provider -> provider.type().getModule().getLayer() == layer)
                    .forEach(providers::add);
        } catch (ServiceConfigurationError e) {
            throw refused(e);
        }
        // The loader has no order among the modules of a layer.
        providers.sort(Comparator.comparing(provider -> provider.type().getName()));
        return providers;
    }

    private static Provided made(
            HandlerKind kind, ServiceLoader.Provider<? extends Handler> provider)
            throws PluginException {
        String type = provider.type().getName();
        Handler handler;
        try {
            handler = provider.get();
        } catch (ServiceConfigurationError e) {
            Throwable cause = e.getCause();
            throw cause == null ? refused(e) : failed(type + " cannot be made", cause);
        }
        try {
            return new Provided(kind, handler, handler.name());
        } catch (RuntimeException | Error e) {
            throw failed(type + " cannot say its name", e);
        }
    }

    /** The loader does not like a class, and has run nothing of it. */
    private static PluginException refused(ServiceConfigurationError error) {
        return switch (error.getCause()) {
            case LinkageError e -> misfit(e);
            case NoSuchMethodException e ->
                    new PluginException(
                            "%s has no public constructor without parameters"
                                    .formatted(message(e).replace(".<init>()", "")),
                            "give it one, or a public static method provider()");
            case null, default ->
                    new PluginException(
                            message(error),
                            "provide a public class that is what it is provided as, with a public"
                                    + " constructor without parameters");
        };
    }

    private static PluginException failed(String what, Throwable failure) {
        return switch (failure) {
            case ExceptionInInitializerError e when e.getCause() != null ->
                    failed(what, e.getCause());
            case LinkageError e -> misfit(e);
            default ->
                    new PluginException(
                            what + ": " + described(failure),
                            "mend its code, or remove the plugin");
        };
    }

    private static PluginException misfit(LinkageError error) {
        return switch (error) {
            case UnsupportedClassVersionError e ->
                    new PluginException(
                            "it is built for a later Java: " + message(e),
                            PluginException.buildForThisJava());
            case NoClassDefFoundError e
                    when e.getCause() instanceof ClassNotFoundException missing ->
                    new PluginException(
                            "it needs the class %s, which is not there".formatted(message(missing)),
                            "put the jar that has it into one folder with the plugin's");
            case ClassFormatError e ->
                    new PluginException(
                            "one of its classes is damaged (%s)".formatted(message(e)),
                            "copy or build it again");
            default ->
                    new PluginException(
                            "it does not fit this server: " + described(error),
                            "build it again, against this server's echo.api");
        };
    }
}
