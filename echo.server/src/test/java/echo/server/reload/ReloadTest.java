package echo.server.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;

import echo.server.Await;
import echo.server.plugins.TestModule;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Plugins that are added, upgraded, removed and broken while the server runs. */
@Timeout(60)
final class ReloadTest {

    private static final String TCP = "tcp://127.0.0.1:0";

    @TempDir private Path work;
    private Path plugins;
    private Path jar;

    @BeforeEach
    void makePlugin() throws Exception {
        plugins = Files.createDirectory(work.resolve("plugins"));
        jar = VersionedPlugin.jar(work, 1, plugins.resolve("versioned.jar"));
    }

    @Test
    void anUpgradeIsForConnectionsThatCome() throws Exception {
        try (var server = ReloadingServer.of(plugins, TCP);
                var old = server.connect()) {
            assertEquals(1, old.getInputStream().read(), "the version at the start");
            VersionedPlugin.jar(work, 2, jar);
            assertEquals(1, server.version(), "before the reload nothing changes");
            server.reload();
            assertEquals(2, server.version(), "a new connection has the new version");
            old.getOutputStream().write(7);
            assertEquals(7, old.getInputStream().read(), "the old one goes on");
            assertEquals(
                    List.of(
                            "reload: upgraded stream versioned 1.1 -> 1.2, datagram versioned 1.1"
                                    + " -> 1.2; 0 unchanged"),
                    server.said(Level.INFO),
                    "what changed");
            assertEquals(List.of(), server.said(Level.WARN), "nothing to complain of");
        }
    }

    @Test
    void anUpgradeIsForAllListenersAtOnce() throws Exception {
        try (var server = ReloadingServer.of(plugins, TCP, "udp://127.0.0.1:0")) {
            assertEquals(1, server.datagramVersion(1), "the version at the start");
            VersionedPlugin.jar(work, 2, jar);
            server.reload();
            assertEquals(2, server.version(), "connections have the new version");
            assertEquals(2, server.datagramVersion(1), "and datagrams have");
        }
    }

    @Test
    void theOldLayerIsCollected() throws Exception {
        try (var server = ReloadingServer.of(plugins, TCP)) {
            WeakReference<ModuleLayer> old = server.layer();
            try (var connection = server.connect()) {
                assertEquals(1, connection.getInputStream().read(), "the old version");
                VersionedPlugin.jar(work, 2, jar);
                server.reload();
                System.gc();
                assertTrue(old.get() != null, "as long as a connection uses it, it is there");
            }
            Await.until("the old layer is collected", () -> isCollected(old));
            assertEquals(2, server.version(), "and the new one serves");
        }
    }

    @Test
    void addingAndRemovingLeavesTheOthersAlone() throws Exception {
        try (var server = ReloadingServer.of(plugins, TCP)) {
            WeakReference<ModuleLayer> layer = server.layer();
            Path other =
                    new TestModule(work, "other")
                            .version("3")
                            .handler("other")
                            .jar(plugins.resolve("other.jar"));
            server.reload();
            Files.delete(other);
            server.reload();
            assertEquals(
                    List.of(
                            "reload: added stream other 3; 2 unchanged",
                            "reload: removed stream other 3; 2 unchanged"),
                    server.said(Level.INFO),
                    "what changed each time");
            assertTrue(
                    server.layer().refersTo(layer.get()), "the other plugin has its layer still");
        }
    }

    @Test
    void aHandlerThatIsRemovedAndNeededGoesOn() throws Exception {
        try (var server = ReloadingServer.of(plugins, TCP)) {
            Files.delete(jar);
            server.reload();
            assertEquals(1, server.version(), "the old code");
            assertEquals(
                    List.of(
                            TCP
                                    + ": no plugin has the stream handler versioned any more; its"
                                    + " old code goes on until one has"),
                    server.said(Level.WARN),
                    "a warning");
            VersionedPlugin.jar(work, 2, jar);
            server.reload();
            assertEquals(2, server.version(), "the one that came back");
        }
    }

    @Test
    void aPluginThatIsBrokenNowGoesOn() throws Exception {
        try (var server = ReloadingServer.of(plugins, TCP)) {
            Files.writeString(jar, "half a jar");
            server.reload();
            assertEquals(1, server.version(), "the old code");
            List<String> warnings = server.said(Level.WARN);
            assertEquals(2, warnings.size(), "what is broken, and what goes on: " + warnings);
            assertTrue(
                    warnings.getFirst().startsWith("plugin " + jar + " is left out: it is no jar"),
                    "what is broken: " + warnings);
            assertTrue(
                    warnings.getLast().contains("old code goes on"), "what goes on: " + warnings);
            VersionedPlugin.jar(work, 2, jar);
            server.reload();
            assertEquals(2, server.version(), "when it is whole");
        }
    }

    @Test
    void anEndpointsOptionsAreForTheNewHandlerToo() throws Exception {
        VersionedPlugin.jarWithOption(work, 2, "value", jar);
        try (var server = ReloadingServer.of(plugins, TCP + "?value=4")) {
            assertEquals(42, server.version(), "the option and the version");
            VersionedPlugin.jarWithOption(work, 3, "value", jar);
            server.reload();
            assertEquals(43, server.version(), "the option, and the new version");
            VersionedPlugin.jarWithOption(work, 4, "other", jar);
            server.reload();
            assertEquals(43, server.version(), "the old code, for the new one refuses the option");
            assertEquals(
                    List.of(
                            TCP
                                    + ": the old code of handler versioned goes on: the options are"
                                    + " not {value=4}; what a tcp listener itself can be told is in"
                                    + " --help"),
                    server.said(Level.WARN),
                    "a warning, in the handler's words");
        }
    }

    @Test
    void ifAllMustBeGoodNothingChangesUnlessTheyAre() throws Exception {
        try (var server = ReloadingServer.strict(plugins, TCP)) {
            VersionedPlugin.jar(work, 2, jar);
            Path broken = Files.writeString(plugins.resolve("broken.jar"), "no jar");
            server.reload();
            assertEquals(1, server.version(), "the old code, though its plugin is good");
            assertTrue(
                    server.said(Level.WARN).getLast().startsWith("reload: nothing is changed"),
                    "and why: " + server.said(Level.WARN));
            Files.delete(broken);
            server.reload();
            assertEquals(2, server.version(), "when all are good");
        }
    }

    static boolean isCollected(WeakReference<ModuleLayer> layer) {
        System.gc();
        return layer.refersTo(null);
    }
}
