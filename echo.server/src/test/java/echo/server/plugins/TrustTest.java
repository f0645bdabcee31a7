package echo.server.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Who can write to plugins. */
final class TrustTest {

    private static final int NOBODY_OF_OURS = 65_533;

    @TempDir private Path temporary;
    private Path folder;
    private Path jar;
    private Trust trust;

    @BeforeEach
    void makePlugins() throws IOException {
        trust = Trust.ofProcess().orElseThrow();
        // What is above it is not this test's.
        assumeTrue(
                trust.warnings(List.of(temporary)).isEmpty(),
                "needs a temporary folder that others cannot write to");
        folder = Files.createDirectory(temporary.resolve("plugins"));
        jar = Files.createFile(folder.resolve("a.jar"));
        mode(folder, "rwxr-xr-x");
        mode(jar, "rw-r--r--");
    }

    @Test
    void oursAreFine() {
        assertEquals(List.of(), warnings(), "nothing to complain of");
    }

    @Test
    void anyonesFileIsNamed() throws IOException {
        mode(jar, "rw-rw-rw-");
        assertEquals(
                List.of(
                        jar
                                + " can be written to by all (mode 666), who can thus run code in"
                                + " this server; chmod o-w '"
                                + jar
                                + "'"),
                warnings(),
                "the jar");
    }

    @Test
    void anyonesFolderIsNamedOnce() throws IOException {
        mode(folder, "rwxrwxrwx");
        assertEquals(1, warnings().size(), "one folder: " + warnings());
        // Others cannot replace a jar there, but add one.
        Files.setAttribute(folder, "unix:mode", 01777);
        assertEquals(1, warnings().size(), "sticky or not: " + warnings());
    }

    @Test
    void aFolderAboveMayBeSticky() throws IOException {
        mode(temporary, "rwxrwxrwx");
        assertEquals(1, warnings().size(), "the folder above: " + warnings());
        Files.setAttribute(temporary, "unix:mode", 01777);
        assertEquals(List.of(), warnings(), "as /tmp is");
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Path target = Files.move(jar, elsewhere.resolve("b.jar"));
        Files.createSymbolicLink(jar, target);
        mode(elsewhere, "rwxr-xr-x");
        assertEquals(List.of(), warnings(), "nobody can replace it");
        mode(elsewhere, "rwxrwxrwx");
        assertEquals(1, warnings().size(), "where it points to: " + warnings());
    }

    @Test
    void aGroupOfTheOwnersOwnIsFine() throws IOException {
        mode(jar, "rw-rw-r--");
        String owner = Files.getOwner(jar).getName();
        assumeTrue(
                owner.equals(Files.getAttribute(jar, "unix:group").toString()),
                "needs a group that is named like the user");
        assertEquals(List.of(), warnings(), "as a umask of 002 makes it");
    }

    @Test
    void anotherGroupIsNot() throws IOException {
        assumeTrue(isRoot(), "needs root, to give a file to another group");
        Files.setAttribute(jar, "unix:gid", NOBODY_OF_OURS);
        assertEquals(List.of(), warnings(), "a group that only reads");
        mode(jar, "rw-rw-r--");
        assertEquals(1, warnings().size(), "a group that writes: " + warnings());
    }

    @Test
    void anotherOwnerIsNot() throws IOException {
        assumeTrue(isRoot(), "needs root, to give a file to another user");
        Files.setAttribute(jar, "unix:uid", NOBODY_OF_OURS);
        assertEquals(1, warnings().size(), "somebody else's jar: " + warnings());
        assertEquals(
                List.of(),
                new Trust(NOBODY_OF_OURS).warnings(List.of(folder, jar)),
                "for a server of that user it is fine");
    }

    private List<String> warnings() {
        return trust.warnings(List.of(folder, jar));
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
