package echo.server.plugins;

import echo.api.Handler;

import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** Loads one plugin in a module layer of its own, below the server's. */
final class PluginLayer {

    private PluginLayer() {}

    /** A handler that a plugin provides, before anybody asked for its name. */
    record Provided(HandlerKind kind, Handler handler) {}

    /** The handlers that the modules in a folder provide; at least one. */
    static List<Provided> load(Path folder) throws PluginException {
        ModuleLayer layer = define(folder);
        var handlers = new ArrayList<Provided>();
        try {
            for (HandlerKind kind : HandlerKind.values()) {
                ServiceLoader.load(layer, kind.service()).stream()
                        // The loader answers the parent layer's providers too.
                        .filter(provider -> provider.type().getModule().getLayer() == layer)
                        .forEach(provider -> handlers.add(new Provided(kind, provider.get())));
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw PluginException.of(e);
        }
        if (handlers.isEmpty()) {
            requireNoModuleOfTheServer(folder);
            throw new PluginException(
                    "it provides no handler",
                    "its module-info needs: provides echo.api.ConnectionHandler with CLASS");
        }
        return handlers;
    }

    /** Of two modules with one name the parent's is taken, which has no handler of the plugin's. */
    private static void requireNoModuleOfTheServer(Path folder) throws PluginException {
        for (ModuleReference module : ModuleFinder.of(folder).findAll()) {
            String name = module.descriptor().name();
            if (serverLayer().findModule(name).isPresent()) {
                throw new PluginException(
                        "its module %s has the name of one of the server's".formatted(name),
                        "rename the module");
            }
        }
    }

    private static ModuleLayer define(Path folder) throws PluginException {
        try {
            ModuleLayer parent = serverLayer();
            // The parent's modules first: a plugin that bundles its own echo.api gets the server's.
            Configuration configuration =
                    parent.configuration()
                            .resolveAndBind(ModuleFinder.of(), ModuleFinder.of(folder), Set.of());
            return parent.defineModulesWithOneLoader(configuration, Handler.class.getClassLoader());
        } catch (FindException
                | ResolutionException
                | java.lang.LayerInstantiationException
                | SecurityException e) {
            throw PluginException.of(e);
        }
    }

    /** The layer of the server itself. */
    static ModuleLayer serverLayer() {
        ModuleLayer layer = PluginLayer.class.getModule().getLayer();
        return layer == null ? ModuleLayer.boot() : layer;
    }
}
