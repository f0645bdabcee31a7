package echo.server.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Loads one plugin, from a private copy and in a module layer of its own. */
final class PluginLoader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,63}");

    private final PrivateCopies copies;
    private final TimeLimit limit;

    PluginLoader(PrivateCopies copies, TimeLimit limit) {
        this.copies = copies;
        this.limit = limit;
    }

    Plugin load(Path path) throws PluginException {
        requirePlugin(path);
        Stamp stamp = Stamp.of(path);
        Path copy = copies.of(path);
        try {
            if (!stamp.equals(Stamp.of(path))) {
                throw new PluginException("it changed while it was read", "load it again");
            }
            return new Plugin(path, stamp, handlers(path, copy));
        } catch (PluginException | RuntimeException | Error e) {
            copies.remove(copy);
            throw e;
        }
    }

    private static void requirePlugin(Path path) throws PluginException {
        if (!Files.isDirectory(path) && !PluginFiles.isNamedJar(path)) {
            throw new PluginException(
                    "it is no jar and no folder", "name a file that ends with .jar, or a folder");
        }
    }

    private List<CatalogEntry> handlers(Path path, Path copy) throws PluginException {
        PluginModules modules = modules(copy);
        ModuleLayer layer = PluginLayer.define(copy);
        var entries = new ArrayList<CatalogEntry>();
        for (var provided : provided(path, layer)) {
            if (provided.name() == null || !NAME.matcher(provided.name()).matches()) {
                throw new PluginException(
                        "%s names itself '%s'"
                                .formatted(
                                        provided.handler().getClass().getName(), provided.name()),
                        "a name is a lower-case letter, then lower-case letters, digits, '.', '_',"
                                + " '-'");
            }
            entries.add(
                    new CatalogEntry(
                            provided.kind(), provided.name(), provided.handler(), path.toString()));
        }
        if (entries.isEmpty()) {
            throw withoutHandler(modules);
        }
        copies.removeAfter(layer, copy);
        return entries;
    }

    private static PluginModules modules(Path copy) throws PluginException {
        try {
            return PluginModules.of(PluginFiles.jars(copy));
        } catch (IOException e) {
            throw new PluginException(
                    "its private copy cannot be read: " + e, "leave the temporary folder alone");
        }
    }

    private List<Providers.Provided> provided(Path path, ModuleLayer layer) throws PluginException {
        try {
            return limit.call("load " + path.getFileName(), () -> Providers.of(layer));
        } catch (TimeoutException e) {
            throw new PluginException(
                    "making its handlers " + e.getMessage(),
                    "a constructor and name() must not wait for anything: do that in handle()");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PluginException known
                    ? known
                    : new PluginException(
                            "its handlers cannot be made: "
                                    + PluginException.described(e.getCause()),
                            "mend its code, or remove the plugin");
        }
    }

    /** Of two modules with one name the server's is taken, which has no handler of the plugin's. */
    private static PluginException withoutHandler(PluginModules modules) {
        return modules.servers().isEmpty() || !modules.own().isEmpty()
                ? new PluginException(
                        "it provides no handler",
                        "its module-info needs: provides echo.api.ConnectionHandler with CLASS")
                : new PluginException(
                        "its module %s has the name of one of the server's"
                                .formatted(modules.servers().getFirst().name()),
                        "rename the module");
    }
}
