package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** The example plugin, dropped in as a user would. */
final class PluginIT {

    @TempDir private Path folder;

    private static String shout(int port) throws Exception {
        try (var peer = new Peer("127.0.0.1", port)) {
            peer.send("hello\n");
            return peer.rest();
        }
    }

    @Test
    void droppedIntoTheImagesFolder() throws Exception {
        Image image = Image.BUILT.copyTo(folder.resolve("image"));
        Files.copy(Image.EXAMPLE, image.home().resolve("plugins/shout.jar"));
        Run list = Run.of(image.server(), "--list-handlers");
        assertTrue(
                list.out()
                        .lines()
                        .anyMatch(
                                l ->
                                        l.matches(
                                                "shout +stream +echo\\.plugins\\.example +"
                                                        + System.getProperty("echo.version")
                                                        + " +\\S+/plugins/shout\\.jar")),
                () -> "name, module, version and file: " + list.out());
        try (ServerProcess server =
                ServerProcess.start(image, "--listen", "tcp://*:0?handler=shout&suffix=%21")) {
            assertEquals("HELLO!\n", shout(server.port()), "the plugin answers, with its option");
        }
    }

    @Test
    void onTheModulePathAsAFolder() throws Exception {
        Path plugin = Files.createDirectories(folder.resolve("path/my shout"));
        Files.copy(Image.EXAMPLE, plugin.resolve("any-name.jar"));
        try (ServerProcess server =
                ServerProcess.start(
                        Image.BUILT,
                        "--module-path",
                        folder.resolve("path").toString(),
                        "--handler",
                        "shout",
                        "--port",
                        "0")) {
            assertEquals("HELLO\n", shout(server.port()), "the plugin answers");
        }
    }

    @Test
    void aBrokenOneIsLeftOutWithOneLine() throws Exception {
        Files.copy(Image.EXAMPLE, folder.resolve("good.jar"));
        Files.writeString(folder.resolve("broken.jar"), "this is no jar");
        try (ServerProcess server =
                ServerProcess.start(
                        Image.BUILT,
                        "--module-path",
                        folder.toString(),
                        "--listen",
                        "tcp://127.0.0.1:0?handler=shout")) {
            assertEquals("HELLO\n", shout(server.port()), "the good one answers");
            String line =
                    server.err().await("a line on the broken one", l -> l.contains("broken.jar"));
            assertTrue(line.contains("WARN"), () -> "a warning: " + line);
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
            long about = server.err().all().stream().filter(l -> l.contains("broken")).count();
            assertEquals(1, about, "one line, and no stack trace");
        }
    }

    @Test
    void anUnknownHandlerIsAUsageErrorThatListsTheKnown() throws Exception {
        Run run = Run.of(Image.BUILT.server(), "--handler", "nope");
        assertEquals(2, run.exit(), "usage");
        assertTrue(
                run.err()
                        .contains(
                                "there is no stream handler 'nope'; there are: chargen, daytime,"
                                        + " discard, echo,"),
                () -> "the known ones: " + run.err());
    }
}
