package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The plugin project that the template is builds outside of ours, and answers when dropped in. */
final class TemplateIT {

    @TempDir private Path folder;

    @Test
    void buildsWithMvnPackageAndAnswers() throws Exception {
        Files.createDirectory(folder.resolve("repository"));
        Machine.needs("mvn");
        Path project = folder.resolve("greeting");
        assertEquals(
                0,
                Run.of("cp", "-R", template().toString(), project.toString()).exit(),
                "the template can be copied");
        var maven =
                new ProcessBuilder(
                        "mvn", "-B", "-q", "package", "-Dmaven.repo.local=" + repository());
        maven.directory(project.toFile());
        Run built = Run.of(maven, "");
        assertEquals(0, built.exit(), () -> "mvn package works: " + built.out() + built.err());

        Image image = Image.BUILT.copyTo(folder.resolve("image"));
        Files.copy(
                project.resolve("target/greeting-1.0.jar"),
                image.home().resolve("plugins/greeting.jar"));
        try (ServerProcess server =
                        ServerProcess.start(image, "--listen", "tcp://*:0?handler=greeting");
                var peer = new Peer("127.0.0.1", server.port())) {
            peer.send("world\n");
            assertEquals("Hello, world\n", peer.rest(), "the plugin answers");
        }
    }

    /** The clean-up of temporary folders warns about links that lead out of them. */
    @AfterEach
    void unlinkRepository() throws IOException {
        try (DirectoryStream<Path> groups =
                Files.newDirectoryStream(folder.resolve("repository"))) {
            for (Path group : groups) {
                if (Files.isSymbolicLink(group)) {
                    Files.delete(group);
                }
            }
        }
    }

    private static Path template() {
        return Image.PROJECT.resolve("echo.plugins/template");
    }

    /**
     * What {@code mvn install} would have made, but beside the user's own repository and not in it:
     * everything there is of others, and our two jars.
     */
    private Path repository() throws IOException {
        Path repository = folder.resolve("repository");
        Path own = Path.of(System.getProperty("echo.repository"));
        try (DirectoryStream<Path> groups = Files.newDirectoryStream(own)) {
            for (Path group : groups) {
                if (Files.isDirectory(group) && !group.endsWith("echo")) {
                    Files.createSymbolicLink(repository.resolve(group.getFileName()), group);
                }
            }
        }
        String version = System.getProperty("echo.version");
        install(repository, "echo", Image.PROJECT.resolve("pom.xml"), version, "pom");
        for (String module : new String[] {"echo.api", "echo.testing"}) {
            Path sources = Image.PROJECT.resolve(module);
            install(repository, module, sources.resolve("pom.xml"), version, "pom");
            String jar = "target/%s-%s.jar".formatted(module, version);
            install(repository, module, sources.resolve(jar), version, "jar");
        }
        return repository;
    }

    private static void install(
            Path repository, String artifact, Path file, String version, String type)
            throws IOException {
        Path place =
                Files.createDirectories(
                        repository.resolve("echo").resolve(artifact).resolve(version));
        Files.copy(file, place.resolve("%s-%s.%s".formatted(artifact, version, type)));
    }
}
