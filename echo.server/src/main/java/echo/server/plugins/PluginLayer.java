package echo.server.plugins;

import echo.api.Handler;

import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.nio.file.Path;
import java.util.Set;

/** The module layer of one plugin, below the server's. */
final class PluginLayer {

    private PluginLayer() {}

    /** Defines the modules in a folder. */
    static ModuleLayer define(Path folder) throws PluginException {
        try {
            ModuleLayer parent = serverLayer();
            // The parent's modules first: a plugin that bundles its own echo.api gets the server's.
            Configuration configuration =
                    parent.configuration()
                            .resolveAndBind(ModuleFinder.of(), ModuleFinder.of(folder), Set.of());
            return parent.defineModulesWithOneLoader(configuration, Handler.class.getClassLoader());
        } catch (FindException e) {
            throw new PluginException(
                    PluginException.message(e),
                    "put that module's jar into one folder with the plugin's, or use a module that"
                            + " the image has");
        } catch (ResolutionException | LayerInstantiationException e) {
            throw new PluginException(
                    PluginException.message(e), "keep that package in one of the two modules");
        }
    }

    /** The layer of the server itself. */
    static ModuleLayer serverLayer() {
        ModuleLayer layer = PluginLayer.class.getModule().getLayer();
        return layer == null ? ModuleLayer.boot() : layer;
    }
}
