package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import echo.api.net.Endpoint;
import echo.server.log.LogSettings;
import echo.server.net.ListenerDefaults;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

final class ServerConfigTest {

    @Test
    void withoutAnOptionItEchoesOnEveryPassiveAddress() throws Exception {
        assertEquals(
                new ServerConfig(
                        List.of(Endpoint.parse("tcp://*:50007")),
                        Optional.empty(),
                        ListenerDefaults.handler("echo"),
                        new PluginOptions(List.of(), false, false),
                        4096,
                        0,
                        Duration.ofSeconds(10),
                        List.of(),
                        Optional.empty(),
                        new LogSettings("info", "text")),
                ServerOptions.parse().config(),
                "the defaults");
    }

    @Test
    void everyOptionHasItsPlace(@TempDir Path folder) throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        assertEquals(
                new ServerConfig(
                        List.of(Endpoint.parse("tcp://[::1]:7")),
                        Optional.empty(),
                        ListenerDefaults.handler("mine"),
                        new PluginOptions(List.of(folder, other, folder), true, true),
                        5,
                        0,
                        Duration.ofMillis(250),
                        List.of(folder.resolve("a"), Path.of("b").toAbsolutePath()),
                        Optional.of(Endpoint.parse("tcp://127.0.0.1:0")),
                        new LogSettings("debug", "json")),
                ServerOptions.parse(
                                "--list-handlers",
                                "--host=::1",
                                "--port=7",
                                "--health=tcp://127.0.0.1:0",
                                "--handler=mine",
                                "--module-path=" + folder + File.pathSeparator + other,
                                "--module-path=" + folder,
                                "--strict-plugins",
                                "--watch",
                                "--backlog=5",
                                "--drain-timeout=250ms",
                                "--port-file=" + folder.resolve("a"),
                                "--port-file=b",
                                "--log-level=debug",
                                "--log-format=json")
                        .config(),
                "all options");
    }

    @Test
    void helpGoesBeforeEverything() throws Exception {
        assertEquals(
                ServerOptions.Task.HELP,
                ServerOptions.parse("--version", "--list-handlers", "--help").task(),
                "of several tasks");
        assertEquals(
                ServerOptions.Task.VERSION,
                ServerOptions.parse("--list-handlers", "--version").task(),
                "of several tasks");
    }

    @Test
    void aConfigurationIsChecked() throws Exception {
        assertThrows(
                IllegalArgumentException.class,
                () -> with(List.of(), 1, Duration.ZERO),
                "there must be something to listen on");
        assertThrows(
                IllegalArgumentException.class,
                () -> with(List.of(Endpoint.parse("tcp://*")), 0, Duration.ZERO),
                "a backlog is positive");
        assertThrows(
                IllegalArgumentException.class,
                () -> with(List.of(Endpoint.parse("tcp://*")), 1, Duration.ofDays(2)),
                "a drain takes a day at the most");
    }

    private static ServerConfig with(List<Endpoint> listen, int backlog, Duration drainTimeout) {
        return new ServerConfig(
                listen,
                Optional.empty(),
                ListenerDefaults.handler("echo"),
                new PluginOptions(List.of(), false, false),
                backlog,
                0,
                drainTimeout,
                List.of(),
                Optional.empty(),
                new LogSettings("info", "text"));
    }
}
