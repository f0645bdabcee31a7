package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Plugins that change while the server runs: a real SIGHUP, and {@code --watch}. */
final class ReloadIT {

    @TempDir private Path folder;
    private Path plugins;
    private Path jar;
    private Path next;

    @BeforeEach
    void makePlugins() throws Exception {
        plugins = Files.createDirectory(folder.resolve("plugins"));
        jar = greeter("hello", "1.0", plugins.resolve("greeter.jar"));
        next = greeter("welcome", "1.1", folder.resolve("next.jar"));
    }

    @Test
    void hangupReloadsThePlugins() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        var environment = Map.of("ECHO_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        try (ServerProcess server =
                        ServerProcess.start(
                                Image.BUILT,
                                environment,
                                "--module-path",
                                plugins.toString(),
                                "--listen",
                                "tcp://127.0.0.1:0?handler=greeter");
                var old = new Peer("127.0.0.1", server.port())) {
            assertEquals("hello", old.receive(5), "the version at the start");
            Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
            server.signal("HUP");
            server.err()
                    .await(
                            "a line on what changed",
                            l -> l.contains("reload: upgraded stream greeter 1.0 -> 1.1; "));
            assertEquals("welcomex", greeting(server.port()), "a new connection: the new version");
            old.send("y");
            assertEquals("y", old.rest(), "an old connection goes on");
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
            try (Stream<Path> left = Files.list(temporary)) {
                assertEquals(List.of(), left.toList(), "no copy of a plugin is left");
            }
        }
    }

    @Test
    void aChangeThatIsWatchedIsLoaded() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(
                        Image.BUILT,
                        "--watch",
                        "--module-path",
                        plugins.toString(),
                        "--listen",
                        "tcp://127.0.0.1:0?handler=greeter")) {
            Files.writeString(jar, "half a jar");
            server.err().await("a warning", l -> l.contains("greeter.jar is left out: "));
            server.err().await("what goes on", l -> l.contains("its old code goes on"));
            assertEquals("hellox", greeting(server.port()), "the old code serves");
            Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
            server.err().await("the upgrade", l -> l.contains("added stream greeter 1.1"));
            assertEquals("welcomex", greeting(server.port()), "the new version serves");
            server.terminate();
            assertEquals(0, server.exit(), "a clean stop");
        }
    }

    @Test
    void beforeTheyAreDeployedTheyAreChecked() throws Exception {
        Run good = Run.of(Image.BUILT.server(), "plugins", "check", jar.toString());
        assertEquals(
                "ok " + jar + ": stream greeter (module test.greeter 1.0)",
                good.out(),
                () -> "a line that describes it; errors: " + good.err());
        assertEquals(0, good.exit(), "all are good");

        greeter("hi", "1.0", plugins.resolve("taken.jar"), "echo");
        Run taken = Run.of(Image.BUILT.server(), "plugins", "check", plugins.toString());
        assertEquals(1, taken.exit(), "one is not");
        assertTrue(
                taken.out().contains("the name 'echo' is taken by echo.plugins.standard (image)"),
                () -> "which, and why: " + taken.out());
    }

    private static String greeting(int port) throws IOException {
        try (var peer = new Peer("127.0.0.1", port)) {
            peer.send("x");
            return peer.rest();
        }
    }

    private Path greeter(String greeting, String version, Path file) throws IOException {
        return greeter(greeting, version, file, "greeter");
    }

    /** A plugin whose handler greets, and then echoes. */
    private Path greeter(String greeting, String version, Path file, String name)
            throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src-" + file.getFileName()));
        Path classes = folder.resolve("classes-" + file.getFileName());
        Path type =
                Files.writeString(
                        sources.resolve("Greeter.java"),
                        """
                        package test.greeter;

                        import echo.api.*;

                        public final class Greeter implements ConnectionHandler {
                            public String name() {
                                return "%s";
                            }

                            public void handle(Connection connection) throws java.io.IOException {
                                connection.output().write("%s".getBytes());
                                connection.input().transferTo(connection.output());
                            }
                        }
                        """
                                .formatted(name, greeting));
        Path module =
                Files.writeString(
                        sources.resolve("module-info.java"),
                        """
                        module test.greeter {
                            requires echo.api;

                            provides echo.api.ConnectionHandler with test.greeter.Greeter;
                        }
                        """);
        run(
                "javac",
                "--module-path",
                Image.path("echo.modules").toString(),
                "-d",
                classes.toString(),
                type.toString(),
                module.toString());
        run(
                "jar",
                "--create",
                "--file",
                file.toString(),
                "--module-version",
                version,
                "-C",
                classes.toString(),
                ".");
        return file;
    }

    private static void run(String tool, String... args) {
        var said = new StringWriter();
        var out = new PrintWriter(said);
        int code = ToolProvider.findFirst(tool).orElseThrow().run(out, out, args);
        assertEquals(0, code, () -> tool + " should work: " + said);
    }
}
