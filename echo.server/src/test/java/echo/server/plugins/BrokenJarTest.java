package echo.server.plugins;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files that are no plugin for this server are left out, and the others are loaded. */
@Timeout(60)
final class BrokenJarTest {

    private static final String AGAIN = "copy or build the jar again";

    @TempDir private Path work;
    private PluginFolder plugins;

    @BeforeEach
    void makeFolder() throws Exception {
        plugins = new PluginFolder(work);
    }

    @Test
    void aFileThatIsNoJar() throws Exception {
        Path jar = Files.writeString(plugins.entry("broken.jar"), "this is no jar");
        plugins.assertLeftOut(jar, "ZipException", AGAIN);
    }

    @Test
    void anEmptyFile() throws Exception {
        Path jar = Files.createFile(plugins.entry("broken.jar"));
        plugins.assertLeftOut(jar, "ZipException", AGAIN);
    }

    @Test
    void halfAJar() throws Exception {
        Path jar = plugins.module().handler("broken").jar(plugins.entry("broken.jar"));
        byte[] bytes = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
        plugins.assertLeftOut(jar, "ZipException", AGAIN);
    }

    @Test
    void aJarWithoutAModuleOrAService() throws Exception {
        var module = plugins.module().handler("Main", "\"broken\"", "");
        Path jar = module.compileWithoutDescriptor().pack(plugins.entry("broken.jar"));
        plugins.assertLeftOut(jar, "it provides no handler", "its module-info needs: provides");
    }

    @Test
    void aFolderWithoutAJar() throws Exception {
        Path folder = plugins.subfolder("broken");
        Files.writeString(folder.resolve("README"), "no jar");
        plugins.assertLeftOut(folder, "the folder has no jar", "put the plugin's jars into it");
    }

    @Test
    void aLinkToNowhere() throws Exception {
        Path link = plugins.entry("broken.jar");
        Files.createSymbolicLink(link, Path.of("nowhere.jar"));
        plugins.assertLeftOut(link, "NoSuchFileException", "check the file");
    }

    @Test
    void aClassForALaterJava() throws Exception {
        Path jar = plugins.module().handler("broken").jar(plugins.entry("broken.jar"));
        makeTooNew(jar, "Main.class");
        plugins.assertLeftOut(jar, "class file version 99.0", "build it for Java ");
    }

    /** What a later compiler makes: its module-info is too new as well. */
    @Test
    void aModuleForALaterJava() throws Exception {
        Path jar = plugins.module().handler("broken").jar(plugins.entry("broken.jar"));
        makeTooNew(jar, ".class");
        plugins.assertLeftOut(jar, "version 99.0", "build it for Java ");
    }

    @Test
    void aClassIsMissing() throws Exception {
        var module =
                plugins.module()
                        .handler("Main", "\"broken\"", "private final Object x = new Helper();")
                        .type("broken", "Helper", "class Helper {}")
                        .provides("Main")
                        .compile();
        Files.delete(module.classFile("Helper"));
        plugins.assertLeftOut(
                module.pack(plugins.entry("broken.jar")),
                "broken.Helper",
                "put the jar that has it into the plugin's folder");
    }

    /** Writes a version of Java that does not exist into the classes of a jar. */
    private static void makeTooNew(Path jar, String suffix) throws IOException {
        try (var zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
                Stream<Path> files = Files.walk(zip.getPath("/"))) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(suffix)).toList();
            for (Path file : classes) {
                byte[] bytes = Files.readAllBytes(file);
                // JVMS, section 4.1: the major version is the fourth pair of bytes.
                bytes[6] = 0;
                bytes[7] = 99;
                Files.write(file, bytes);
            }
        }
    }
}
