package echo.server.plugins;

import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * The modules of a plugin, looked at jar by jar: here it can still be said which of them is at
 * fault.
 *
 * @param descriptors one for each jar
 */
record PluginModules(List<ModuleDescriptor> descriptors) {

    /** Reads and checks the jars of a plugin. */
    static PluginModules of(List<Path> jars) throws PluginException {
        Map<String, Path> names = new TreeMap<>();
        var descriptors = new ArrayList<ModuleDescriptor>();
        for (Path jar : jars) {
            ModuleDescriptor module = read(jar, jars.size() == 1 ? "it" : fileName(jar));
            Path earlier = names.putIfAbsent(module.name(), jar);
            if (earlier != null) {
                throw new PluginException(
                        "%s and %s are both module %s"
                                .formatted(fileName(earlier), fileName(jar), module.name()),
                        "remove one of them");
            }
            descriptors.add(module);
        }
        var modules = new PluginModules(descriptors);
        for (ModuleDescriptor module : modules.own()) {
            ApiVersion.require(module);
            requireDescriptor(module);
        }
        return modules;
    }

    private static String fileName(Path jar) {
        return jar.getFileName().toString();
    }

    private static ModuleDescriptor read(Path jar, String subject) throws PluginException {
        try {
            return ModuleFinder.of(jar).findAll().iterator().next().descriptor();
        } catch (FindException e) {
            throw switch (e.getCause()) {
                case ZipException zip ->
                        new PluginException(
                                "%s is no jar, or a damaged one (%s)"
                                        .formatted(subject, PluginException.message(zip)),
                                "copy or build it again");
                case InvalidModuleDescriptorException invalid ->
                        new PluginException(
                                "the module-info of %s cannot be read (%s)"
                                        .formatted(subject, PluginException.message(invalid)),
                                PluginException.buildForThisJava());
                case IOException io ->
                        new PluginException(
                                "%s cannot be read: %s"
                                        .formatted(subject, PluginException.described(io)),
                                "copy or build it again");
                case null, default ->
                        new PluginException(
                                subject + " has no module-info, and its file's name gives none",
                                "give it a module-info");
            };
        }
    }

    /** As on a class path would be quick to write, and then break on what it does not say. */
    private static void requireDescriptor(ModuleDescriptor module) throws PluginException {
        Set<String> services =
                List.of(HandlerKind.values()).stream()
                        .map(kind -> kind.service().getName())
                        .collect(Collectors.toSet());
        for (ModuleDescriptor.Provides handler : module.provides()) {
            if (module.isAutomatic() && services.contains(handler.service())) {
                throw new PluginException(
                        "it names its handler in META-INF/services, and has no module-info",
                        "give it one that requires echo.api and provides %s with %s"
                                .formatted(handler.service(), handler.providers().getFirst()));
            }
        }
    }

    /**
     * Those that are loaded: of what the server has as well, such as echo.api, it is the server's.
     */
    List<ModuleDescriptor> own() {
        return descriptors.stream().filter(module -> !isServers(module)).toList();
    }

    /** Those that are not loaded, since the server has a module of that name. */
    List<ModuleDescriptor> servers() {
        return descriptors.stream().filter(PluginModules::isServers).toList();
    }

    private static boolean isServers(ModuleDescriptor module) {
        return PluginLayer.serverLayer().findModule(module.name()).isPresent();
    }
}
