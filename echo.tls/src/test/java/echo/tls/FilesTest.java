package echo.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import echo.authority.Authority;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Files that are of use, and what is said of others: one line with the file and a remedy. */
@Timeout(120)
final class FilesTest {

    @TempDir private static Path folder;
    private static Authority authority;

    @BeforeAll
    static void certificates() throws Exception {
        authority = new Authority(folder, "ca");
        for (String algorithm : new String[] {"RSA", "EC", "Ed25519"}) {
            authority.issue(algorithm, algorithm);
        }
        authority.issue("old", "EC", "-startdate", "-3d", "-validity", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void aKeyAndItsChain(String algorithm) throws Exception {
        Path chain = authority.chain(algorithm);
        Path key = authority.key(algorithm);
        assertEquals(2, Identity.of(chain, key, "").chain().size(), "its own, and the CA's");
        Path both =
                Files.writeString(
                        folder.resolve(algorithm + "-both"),
                        "A comment.\n" + Files.readString(key) + "\r\n" + Files.readString(chain));
        assertEquals(2, Identity.of(both, both, "").chain().size(), "from one file");
        Path store = folder.resolve(algorithm + ".p12");
        assertEquals(2, Identity.of(store, store, Authority.PASSWORD).chain().size(), "PKCS #12");
    }

    private static void assertFault(Path file, String words, Executable reading) {
        String said = assertThrows(TlsFileException.class, reading, words).getMessage();
        assertTrue(said.startsWith(file + ": "), "names the file: " + said);
        assertTrue(said.contains(words), "says '" + words + "': " + said);
        assertEquals(1, said.lines().count(), "is one line: " + said);
    }

    private static Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void certificatesThatAreNotThere() throws Exception {
        Path missing = folder.resolve("missing");
        assertFault(missing, "no such file: is the path right?", () -> Trust.of(missing));
        assertFault(folder, "Is a directory: name a file", () -> Trust.of(folder));
        Path text = file("text", "hello");
        assertFault(text, "is not PEM", () -> Trust.of(text));
        Path empty = file("empty", "");
        assertFault(empty, "is not PEM", () -> Trust.of(empty));
        Path cut = file("cut", "-----BEGIN CERTIFICATE-----\nMII");
        assertFault(cut, "without its -----END: is the file whole?", () -> Trust.of(cut));
        Path key = authority.key("EC");
        assertFault(key, "has no certificate in it, but PRIVATE KEY", () -> Trust.of(key));
        Path broken = file("broken", Authority.pem("CERTIFICATE", new byte[] {1, 2}));
        assertFault(broken, "its certificate 1 is broken", () -> Trust.of(broken));
        Path letters = file("letters", "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----");
        assertFault(letters, "its CERTIFICATE is no base64", () -> Trust.of(letters));
    }

    @Test
    void aFileThatMayNotBeRead() throws Exception {
        Path locked = file("locked", "");
        Files.setPosixFilePermissions(locked, Set.of());
        assumeFalse(Files.isReadable(locked), "this user may read everything");
        assertFault(locked, "may not be read: chmod or chown", () -> Trust.of(locked));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
    void aKeyInAnotherForm(String label) throws Exception {
        Path chain = authority.chain("EC");
        Path key = file("old.key", Authority.pem(label, new byte[] {1}));
        assertFault(
                key,
                "its key is an %s, which is not read: openssl pkcs8 -topk8 -nocrypt -in %s -out NEW"
                        .formatted(label, key),
                () -> Identity.of(chain, key, ""));
    }

    @Test
    void aKeyThatIsNotThere() throws Exception {
        Path chain = authority.chain("EC");
        assertFault(chain, "has no private key in it", () -> Identity.of(chain, chain, ""));
        Path broken = file("broken.key", Authority.pem("PRIVATE KEY", new byte[] {1, 2}));
        assertFault(broken, "is broken, or of a kind", () -> Identity.of(chain, broken, ""));
    }

    @ParameterizedTest
    @CsvSource({"EC, RSA", "EC, ca", "RSA, Ed25519"})
    void aKeyOfAnotherCertificate(String mine, String other) throws Exception {
        Path chain = authority.chain(mine);
        Path key = authority.key(other);
        String words =
                other.equals("ca")
                        ? "its first certificate is not that of the key"
                        : "its certificate (CN=%s) is not for the private key in %s"
                                .formatted(mine, key);
        assertFault(chain, words, () -> Identity.of(chain, key, ""));
    }

    @Test
    void aCertificateThatExpired() throws Exception {
        Path chain = authority.chain("old");
        Path key = authority.key("old");
        assertFault(
                chain, "its certificate (CN=old) expired at 20", () -> Identity.of(chain, key, ""));
    }

    @Test
    void storesThatDoNotOpen() throws Exception {
        Path store = folder.resolve("EC.p12");
        Path key = authority.key("EC");
        assertFault(
                store, "is not opened by this password", () -> Identity.of(store, store, "wrong"));
        assertFault(store, "is not opened by this password", () -> Identity.of(store, store, ""));
        assertFault(store, "has the key in it", () -> Identity.of(store, key, ""));
        Path broken = folder.resolve("broken.p12");
        Files.write(broken, new byte[] {0x30, 1, 2});
        assertFault(broken, "is neither PEM nor PKCS #12", () -> Identity.of(broken, broken, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a..b", "a/b", "a\nb"})
    void noNamesOfPeers(String name) {
        assertThrows(IllegalArgumentException.class, () -> PeerName.of(name), "no host: " + name);
    }

    @Test
    void namesOfPeers() {
        assertEquals(new PeerName("example.test", false), PeerName.of("example.test."), "no dot");
        assertEquals(
                new PeerName("xn--bcher-kva.test", false), PeerName.of("bücher.test"), "ASCII");
        assertEquals(new PeerName("my_host", false), PeerName.of("my_host"), "as some are called");
        assertEquals(new PeerName("::1", true), PeerName.of("[::1]"), "no brackets");
        assertEquals(new PeerName("fe80::1", true), PeerName.of("fe80::1%eth0"), "no scope");
    }
}
