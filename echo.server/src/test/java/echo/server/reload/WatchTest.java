package echo.server.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import echo.server.plugins.Stamp;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** When a change is seen: at the second of two looks that agree. */
final class WatchTest {

    @TempDir private Path plugins;
    private Watch watch;

    @BeforeEach
    void begin() throws Exception {
        Files.writeString(plugins.resolve("a.jar"), "a");
        Files.writeString(Files.createDirectory(plugins.resolve("b")).resolve("b.jar"), "b");
        watch = new Watch(() -> Stamp.ofFolders(List.of(plugins)), Duration.ZERO);
    }

    @Test
    void withoutAChangeThereIsNone() throws Exception {
        Files.writeString(plugins.resolve("README"), "none of its business");
        assertLooks("nothing has changed", false, false, false);
    }

    @Test
    void aChangeIsSeenOnceItHasSettled() throws Exception {
        Files.writeString(plugins.resolve("a.jar"), "aa");
        assertLooks("another size", false, true, false);
        Files.delete(plugins.resolve("a.jar"));
        assertLooks("one less", false, true, false);
        Files.writeString(plugins.resolve("b/c.jar"), "c");
        assertLooks("one more in a folder", false, true, false);
    }

    @Test
    void whileItChangesItIsNotSeen() throws Exception {
        for (int i = 0; i < 5; i++) {
            Files.writeString(plugins.resolve("a.jar"), "a".repeat(i + 2));
            assertLooks("it grows", false);
        }
        assertLooks("it is whole", true, false);
    }

    /** A copy with the size and the time of the old file, as cp -p makes it. */
    @Test
    void aFileOfTheSameSizeAndTimeIsAnother() throws Exception {
        Path old = plugins.resolve("a.jar");
        Path next = Files.writeString(plugins.resolve("next"), "b");
        Files.setLastModifiedTime(next, Files.getLastModifiedTime(old));
        Files.move(next, old, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertLooks("another file", false, true, false);
    }

    @Test
    void aLinkToAnotherFileIsAChange() throws Exception {
        Path first = Files.writeString(plugins.resolve("first"), "x");
        Path second = Files.writeString(plugins.resolve("second"), "x");
        Path link = Files.createSymbolicLink(plugins.resolve("link.jar"), first);
        assertLooks("a new link", false, true);
        Files.delete(link);
        Files.createSymbolicLink(link, second);
        assertLooks("it leads elsewhere", false, true);
        Files.delete(second);
        assertLooks("it leads nowhere", false, true);
    }

    @Test
    void whatAReloadFoundIsNoChange() throws Exception {
        Files.writeString(plugins.resolve("a.jar"), "aa");
        watch.reset();
        assertLooks("it is loaded", false, false);
    }

    @Test
    void aFolderThatGoesAndComesBackIsAChange() throws Exception {
        Path elsewhere = plugins.resolveSibling(plugins.getFileName() + "-elsewhere");
        Files.move(plugins, elsewhere);
        assertLooks("it is gone", false, true, false);
        Files.move(elsewhere, plugins);
        assertLooks("it is back", false, true, false);
    }

    private void assertLooks(String why, Boolean... seen) {
        for (int i = 0; i < seen.length; i++) {
            assertEquals(seen[i], watch.hasSettledChange(), why + ", look " + (i + 1));
        }
    }
}
