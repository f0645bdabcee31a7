package echo.server.plugins;

import echo.api.ConnectionHandler;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Files that are no plugin for this server. */
final class JarFaults {

    private static final String AGAIN = "copy or build it again";

    private JarFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault(
                        "a file that is no jar",
                        plugins -> Files.writeString(plugins.entry("broken.jar"), "this is no jar"),
                        "it is no jar, or a damaged one",
                        AGAIN),
                new Fault(
                        "an empty file",
                        plugins -> Files.createFile(plugins.entry("broken.jar")),
                        "it is no jar, or a damaged one",
                        AGAIN),
                new Fault("half a jar", JarFaults::half, "it is no jar, or a damaged one", AGAIN),
                new Fault(
                        "a damaged class",
                        JarFaults::damagedClass,
                        "one of its classes is damaged",
                        AGAIN),
                new Fault(
                        "a broken jar in a folder",
                        plugins -> {
                            Path folder = plugins.subfolder("broken");
                            plugins.module().handler("broken").jar(folder.resolve("a.jar"));
                            Files.writeString(folder.resolve("b.jar"), "this is no jar");
                            return folder;
                        },
                        "b.jar is no jar, or a damaged one",
                        AGAIN),
                new Fault(
                        "a file that may not be read",
                        // Not even root may.
                        plugins -> plugins.link("broken.jar", "/proc/sys/vm/drop_caches"),
                        "it may not be read by the server's user",
                        "give it the permission"),
                new Fault(
                        "a file that cannot be read",
                        // There is nothing at its beginning.
                        plugins -> plugins.link("broken.jar", "/proc/self/mem"),
                        "it cannot be copied: Input/output error",
                        "check the file"),
                new Fault(
                        "a link to nowhere",
                        plugins -> plugins.link("broken.jar", "nowhere.jar"),
                        "it is not there, or is a link to nowhere",
                        "put it there"),
                new Fault(
                        "a link to itself",
                        plugins -> plugins.link("broken.jar", "broken.jar"),
                        "it cannot be copied: Too many levels of symbolic links",
                        "check the file"),
                new Fault(
                        "what is no file",
                        plugins -> plugins.link("broken.jar", "/dev/zero"),
                        "broken.jar is no file",
                        "remove it"),
                new Fault(
                        "a folder without a jar",
                        plugins -> {
                            Path folder = plugins.subfolder("broken");
                            Files.writeString(folder.resolve("README"), "no jar");
                            return folder;
                        },
                        "the folder has no jar",
                        "put the plugin's jars into it"),
                new Fault(
                        "a class for a later Java",
                        plugins -> tooNew(plugins, "Main.class"),
                        "it is built for a later Java: broken/Main has been compiled by",
                        "build it for Java "),
                new Fault(
                        "all classes for a later Java",
                        plugins -> tooNew(plugins, ".class"),
                        "the module-info of it cannot be read (Unsupported major.minor version"
                                + " 99.0)",
                        "build it for Java "),
                new Fault(
                        "a class that is missing",
                        JarFaults::withoutHelper,
                        "it needs the class broken.Helper, which is not there",
                        "put the jar that has it into one folder with the plugin's"),
                new Fault(
                        "a jar as for a class path, with META-INF/services",
                        JarFaults::automatic,
                        "it names its handler in META-INF/services, and has no module-info",
                        "give it one that requires echo.api and provides"
                                + " echo.api.ConnectionHandler with broken.Main"),
                new Fault(
                        "a jar without a module or a service",
                        plugins ->
                                plugins.module()
                                        .handler("Main", "\"broken\"", "")
                                        .compileWithoutDescriptor()
                                        .pack(plugins.entry("broken.jar")),
                        "it provides no handler",
                        "its module-info needs: provides echo.api.ConnectionHandler with CLASS"),
                new Fault(
                        "a jar without a module that cannot have a name",
                        plugins ->
                                plugins.module()
                                        .handler("Main", "\"broken\"", "")
                                        .compileWithoutDescriptor()
                                        .pack(plugins.entry("1.jar")),
                        "it has no module-info",
                        "give it a module-info"));
    }

    private static Path half(PluginFolder plugins) throws IOException {
        Path jar = plugins.module().handler("broken").jar(plugins.entry("broken.jar"));
        byte[] bytes = Files.readAllBytes(jar);
        return Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
    }

    private static Path damagedClass(PluginFolder plugins) throws IOException {
        Path jar = plugins.module().handler("broken").jar(plugins.entry("broken.jar"));
        // JVMS, section 4.4: behind magic, versions and a count comes the tag of the first
        // constant.
        change(jar, "Main.class", bytes -> bytes[10] = (byte) 0xff);
        return jar;
    }

    /** Writes a version of Java that does not exist into classes. */
    private static Path tooNew(PluginFolder plugins, String suffix) throws IOException {
        Path jar = plugins.module().handler("broken").jar(plugins.entry("broken.jar"));
        // JVMS, section 4.1: the major version is the fourth pair of bytes.
        change(jar, suffix, bytes -> System.arraycopy(new byte[] {0, 99}, 0, bytes, 6, 2));
        return jar;
    }

    /** Changes those files in a jar whose names end so. */
    private static void change(Path jar, String suffix, Consumer<byte[]> change)
            throws IOException {
        try (var zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
                Stream<Path> files = Files.walk(zip.getPath("/"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(suffix)).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                change.accept(bytes);
                Files.write(file, bytes);
            }
        }
    }

    private static Path withoutHelper(PluginFolder plugins) throws IOException {
        return plugins.module()
                .handler("Main", "\"broken\"", "private final Object x = new Helper();")
                .type("broken", "Helper", "class Helper {}")
                .provides("Main")
                .jarWithout("Helper", plugins.entry("broken.jar"));
    }

    private static Path automatic(PluginFolder plugins) throws IOException {
        var module = plugins.module().handler("Main", "\"broken\"", "").compileWithoutDescriptor();
        Path services = Files.createDirectories(module.classes().resolve("META-INF/services"));
        Files.writeString(services.resolve(ConnectionHandler.class.getName()), "broken.Main\n");
        return module.pack(plugins.entry("old-fashioned-1.2.jar"));
    }
}
