package echo.server.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;

import echo.server.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A plugin is swapped ten times while connections echo through it. */
@Timeout(120)
final class UpgradeUnderLoadTest {

    private static final int CONNECTIONS = 200;
    private static final int SWAPS = 10;

    @TempDir private Path work;

    @Test
    void notOneByteIsLostAndNotOneConnectionRefused() throws Exception {
        Path plugins = Files.createDirectory(work.resolve("plugins"));
        Path jar = VersionedPlugin.jar(work, 1, plugins.resolve("versioned.jar"));
        var prepared = new ArrayList<Path>();
        for (int version = 2; version <= SWAPS + 1; version++) {
            prepared.add(VersionedPlugin.jar(work, version, work.resolve(version + ".jar")));
        }
        var old = new ArrayList<WeakReference<ModuleLayer>>();
        try (var server = ReloadingServer.of(plugins, "tcp://127.0.0.1:0")) {
            try (var load = new EchoLoad(server, CONNECTIONS)) {
                for (Path next : prepared) {
                    old.add(server.layer());
                    load.awaitMore("before the swap to " + next);
                    Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
                    server.reload();
                    assertEquals(
                            next.getFileName().toString(),
                            server.version() + ".jar",
                            "the very next connection has the new version");
                }
                load.awaitMore("after the last swap");
                assertEquals(
                        CONNECTIONS, load.finish(), "connections that lived through all of it");
                assertTrue(load.newcomers() > SWAPS, "others came and went: " + load.newcomers());
            }
            assertEquals(List.of(), server.said(Level.WARN), "nothing to complain of");
            Await.until(
                    "all " + SWAPS + " old layers are collected",
                    () -> old.stream().allMatch(ReloadTest::isCollected));
        }
    }
}
