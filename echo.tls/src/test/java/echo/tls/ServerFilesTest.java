package echo.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.authority.Authority;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** What a server shows and whom it takes: read at the start, and again when it has changed. */
@Timeout(120)
final class ServerFilesTest {

    @TempDir private static Path folder;
    private static Authority authority;

    @BeforeAll
    static void certificates() throws Exception {
        authority = new Authority(folder, "ca");
        authority.issue("good", "EC");
        authority.issue("other", "EC");
        authority.issue("short", "RSA", "-keysize", "1024");
        authority.issue("sha1", "EC", "-sigalg", "SHA1withECDSA");
        authority.issue("old", "EC", "-startdate", "-3d", "-validity", "1");
        authority.issue("future", "EC", "-startdate", "+3d");
    }

    private static void assertRefused(Path file, String words, TlsServerConfig config) {
        String said =
                assertThrows(TlsFileException.class, () -> TlsServer.of(config), words)
                        .getMessage();
        assertTrue(said.startsWith(file + ": "), "names the file: " + said);
        assertTrue(said.contains(words), "says '" + words + "': " + said);
        assertEquals(1, said.lines().count(), "is one line: " + said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "short | the key of CN=short is weak, RSA with 1024 bits: make one with 2048",
                "sha1 | the certificate of CN=sha1 is signed by SHA1withECDSA, which can be forged",
                "old | its certificate (CN=old) expired at 20",
                "future | its certificate (CN=future) is not valid before 20",
            })
    void whatClientsWouldRefuse(String alias, String words) throws Exception {
        // Beside a good one, so that all are looked at.
        assertRefused(authority.chain(alias), words, ServerFiles.config(authority, "good", alias));
    }

    @Test
    void filesThatAreMissingOrDoNotFit() throws Exception {
        Path missing = folder.resolve("missing");
        Path chain = authority.chain("good");
        Path key = authority.key("good");
        var ca = Optional.of(missing);
        assertRefused(missing, "no such file", config(chain, missing, Optional.empty()));
        assertRefused(missing, "no such file", config(missing, key, Optional.empty()));
        assertRefused(missing, "no such file", config(chain, key, ca));
        assertRefused(
                missing,
                "no such file",
                new TlsServerConfig(
                        List.of(ServerFiles.pem(authority, "good")), ClientAuth.NEED, ca));
        assertRefused(
                chain,
                "is not for the private key in",
                config(chain, authority.key("other"), Optional.empty()));
    }

    private static TlsServerConfig config(Path chain, Path key, Optional<Path> password) {
        var files = new IdentityFiles(chain, key, password);
        return new TlsServerConfig(List.of(files), ClientAuth.NONE, Optional.empty());
    }

    @Test
    void aPasswordIsTheFirstLineOfItsFile() throws Exception {
        Path store = folder.resolve("good.p12");
        Path right = Files.writeString(folder.resolve("right"), Authority.PASSWORD + "\r\nmore");
        assertFalse(
                TlsServer.of(config(store, store, Optional.of(right))).filesHaveChanged(),
                "it opens");
        Path wrong = Files.writeString(folder.resolve("wrong"), "x" + Authority.PASSWORD);
        assertRefused(
                store, "is not opened by this password", config(store, store, Optional.of(wrong)));
    }

    @Test
    void clientsAreAskedExactlyIfThereAreCas() throws Exception {
        var identities = List.of(ServerFiles.pem(authority, "good"));
        var ca = Optional.of(authority.certificate());
        assertThrows(
                IllegalArgumentException.class,
                () -> new TlsServerConfig(identities, ClientAuth.NONE, ca),
                "of no use");
        assertThrows(
                IllegalArgumentException.class,
                () -> new TlsServerConfig(identities, ClientAuth.WANT, Optional.empty()),
                "nobody to vouch");
        assertThrows(
                IllegalArgumentException.class,
                () -> new TlsServerConfig(List.of(), ClientAuth.NONE, Optional.empty()),
                "nothing to show");
    }

    @Test
    void aRenewalIsReadWhenAllOfItIsThere() throws Exception {
        Path chain = Files.copy(authority.chain("good"), folder.resolve("live.pem"));
        Path key = Files.copy(authority.key("good"), folder.resolve("live.key"));
        TlsServer server = TlsServer.of(config(chain, key, Optional.empty()));
        assertSame(server, server.reloaded(), "nothing has changed");

        replace(chain, authority.chain("other"));
        assertFalse(server.filesHaveChanged(), "it may be half written");
        assertTrue(server.filesHaveChanged(), "it is as it was at the last look");
        for (int i = 0; i < 2; i++) {
            String said =
                    assertThrows(TlsFileException.class, server::reloaded, "the key is another's")
                            .getMessage();
            assertTrue(said.contains("is not for the private key"), said);
            assertFalse(server.filesHaveChanged(), "not a second time by itself");
        }

        replace(key, authority.key("other"));
        assertFalse(server.filesHaveChanged(), "it may be half written");
        assertTrue(server.filesHaveChanged(), "now it is whole");
        TlsServer renewed = server.reloaded();
        assertNotSame(server, renewed, "another one");
        assertFalse(renewed.filesHaveChanged(), "which has read all");
        assertFalse(renewed.filesHaveChanged(), "and stays with it");
    }

    private static void replace(Path file, Path by) throws Exception {
        Files.copy(by, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
