package echo.image;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The launchers start from anywhere, and hand everything on. */
final class LauncherIT {

    @TempDir private Path folder;

    @Test
    void throughSymbolicLinksFromAnotherFolder() throws Exception {
        Path absolute = folder.resolve("absolute");
        Files.createSymbolicLink(absolute, Path.of(Image.BUILT.client()));
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("absolute"));
        var builder = new ProcessBuilder(relative.toString(), "--version");
        builder.directory(folder.toFile());
        Run run = Run.of(builder, "");
        assertEquals(0, run.exit(), () -> "a link to a link should start the client: " + run.err());
        assertTrue(run.out().startsWith("echo-client "), () -> "a version, but was " + run.out());
    }

    @Test
    void fromAMovedImageWithSpacesInItsName() throws Exception {
        Image moved = Image.BUILT.copyTo(folder.resolve("a moved image, with 'quotes'"));
        try (ServerProcess server = ServerProcess.start(moved, "--port", "0")) {
            Run run = moved.call("127.0.0.1", server.port(), "moved");
            assertEquals("Received 'moved'", run.out(), () -> "the echo: " + run.err());
        }
    }

    @Test
    void theLauncherBecomesTheServer() throws Exception {
        try (ServerProcess server = ServerProcess.start(Image.BUILT, "--port", "0")) {
            Path program = Files.readSymbolicLink(Path.of("/proc/" + server.pid() + "/exe"));
            assertEquals("java", program.getFileName().toString(), "exec keeps the process id");
        }
    }

    @Test
    void jvmOptionsOfTheUserComeLastAndMayChooseAnotherCollector() throws Exception {
        var options = Map.of("ECHO_JAVA_OPTS", "-XX:+UseParallelGC -Xmx64m -XX:+PrintFlagsFinal");
        Run run = Run.of(options, Image.BUILT.server(), "--version");
        assertAll(
                () -> assertEquals(0, run.exit(), () -> "it should start: " + run.out()),
                () ->
                        assertTrue(
                                run.out()
                                        .lines()
                                        .anyMatch(l -> l.matches(".* UseParallelGC += true .*")),
                                "the user's collector is used"),
                () ->
                        assertTrue(
                                run.out()
                                        .lines()
                                        .anyMatch(l -> l.matches(".* MaxHeapSize += 67108864 .*")),
                                "the user's heap size is used"));
    }

    @Test
    void argumentsKeepTheirSpacesAndLetters() throws Exception {
        try (ServerProcess server = ServerProcess.start(Image.BUILT, "--port", "0")) {
            for (String locale : new String[] {"C", "POSIX", "C.UTF-8", "xx_XX.UTF-8"}) {
                Run run =
                        Run.of(
                                Map.of("LC_ALL", locale),
                                Image.BUILT.client(),
                                "localhost",
                                Integer.toString(server.port()),
                                "--message",
                                "  naïve $HOME  *");
                assertEquals(
                        "Received '  naïve $HOME  *'",
                        run.out(),
                        "one argument, in locale " + locale);
            }
        }
    }

    @Test
    void theAotCachesAreUsed() throws Exception {
        for (String launcher : new String[] {Image.BUILT.server(), Image.BUILT.client()}) {
            Run run = Run.of(Map.of("ECHO_JAVA_OPTS", "-Xlog:class+load"), launcher, "--version");
            long shared =
                    run.out()
                            .lines()
                            .filter(l -> l.contains("source: shared objects file"))
                            .count();
            long all = run.out().lines().filter(l -> l.contains("source: ")).count();
            assertTrue(
                    shared > 0.9 * all,
                    launcher
                            + " should load nearly all classes from its cache: "
                            + shared
                            + " of "
                            + all);
        }
    }

    @Test
    void withoutItsCacheItStartsAllTheSame() throws Exception {
        Image image = Image.BUILT.copyTo(folder.resolve("no cache"));
        Files.delete(image.home().resolve("lib/echo-client.aot"));
        Run run = Run.of(image.client(), "--version");
        assertEquals(0, run.exit(), () -> "it should start: " + run.err());
        assertEquals("", run.err(), "without a word about the cache");
    }

    @Test
    void closedDescriptorsAreNotFilledWithFilesOfTheJvm() throws Exception {
        try (ServerProcess server = ServerProcess.start(Image.BUILT, "--port", "0")) {
            Run run =
                    Run.of(
                            "sh",
                            "-c",
                            "\"$1\" localhost \"$2\" --message - <&-",
                            "sh",
                            Image.BUILT.client(),
                            Integer.toString(server.port()));
            assertEquals("Received ''", run.out(), () -> "nothing was sent: " + run.err());
        }
    }
}
