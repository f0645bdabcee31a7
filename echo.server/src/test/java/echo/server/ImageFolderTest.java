package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.log.LogSettings;
import echo.server.plugins.TestModule;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the launcher says of the image: where its plugins and its logging configurations are. */
@Timeout(60)
final class ImageFolderTest {

    private static final String CONFIGURATION = "logback.configurationFile";

    @TempDir private Path home;

    @BeforeEach
    void name() {
        System.setProperty("echo.home", home.toString());
    }

    @BeforeEach
    void configurations() throws Exception {
        Path conf = Files.createDirectory(home.resolve("conf"));
        for (String format : LogSettings.FORMATS) {
            Files.createFile(conf.resolve("logback-" + format + ".xml"));
        }
    }

    @AfterEach
    void forget() {
        System.clearProperty("echo.home");
        System.clearProperty(CONFIGURATION);
    }

    @Test
    void itsPluginsAreLoaded() throws Exception {
        Path plugins = Files.createDirectory(home.resolve("plugins"));
        new TestModule(home, "plugin").handler("mine").jar(plugins.resolve("mine.jar"));
        var run = ServerRun.of("--list-handlers");
        assertEquals(ExitCode.OK, run.code(), "the exit code");
        assertTrue(
                run.out().lines().anyMatch(line -> line.startsWith("mine ")),
                "the plugin's handler: " + run.out());
    }

    @Test
    void itNeedsNoPlugins() throws Exception {
        var run = ServerRun.of("--list-handlers");
        assertEquals(ExitCode.OK, run.code(), "the exit code");
        assertEquals(1, run.out().lines().count(), "no handler: " + run.out());
    }

    @Test
    void itMayHaveALoggingConfigurationForEachFormat() throws Exception {
        ServerRun.of("--list-handlers", "--log-format", "json", "--log-level", "warn").code();
        assertEquals(
                home + "/conf/logback-json.xml",
                System.getProperty(CONFIGURATION),
                "the configuration of that format");
        assertEquals("warn", System.getProperty("echo.log.level"), "the level that it reads");
    }

    @Test
    void withoutOneLogbackHasNothingToRead() throws Exception {
        Files.delete(home.resolve("conf/logback-json.xml"));
        ServerRun.of("--list-handlers", "--log-format", "json").code();
        assertNull(System.getProperty(CONFIGURATION), "no configuration");
        assertEquals("json", System.getProperty("echo.log.format"), "the format, for echo.logback");
    }

    @Test
    void aConfigurationThatCannotBeReadIsAUsageError() throws Exception {
        // Not even root can read it.
        Files.delete(home.resolve("conf/logback-json.xml"));
        Files.createDirectory(home.resolve("conf/logback-json.xml"));
        var run = ServerRun.of("--list-handlers", "--log-format", "json");
        assertEquals(ExitCode.USAGE, run.code(), "the exit code");
        assertTrue(run.err().contains("logback-json.xml cannot be read"), run::err);
    }

    @Test
    void whoeverConfiguresTheJvmHasTheLastWord() throws Exception {
        System.setProperty(CONFIGURATION, "mine.xml");
        ServerRun.of("--list-handlers").code();
        assertEquals("mine.xml", System.getProperty(CONFIGURATION), "left as it was");
    }
}
