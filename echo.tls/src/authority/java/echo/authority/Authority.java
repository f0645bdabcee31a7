package echo.authority;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority, and what it signed, in a folder. */
public final class Authority {

    /** Of the PKCS #12 files. */
    public static final String PASSWORD = "secret";

    private final Path folder;
    private final String name;
    private final Map<String, Path> stores = new ConcurrentHashMap<>();

    public Authority(Path folder, String name) throws IOException {
        this.folder = folder;
        this.name = name;
        keytool(name, "-dname", "CN=" + name, "-keyalg", "EC", "-ext", "bc:critical=ca:true");
    }

    private void keytool(String alias, String... options) throws IOException {
        Path store = folder.resolve(alias + ".p12");
        var arguments =
                new ArrayList<>(
                        List.of(
                                "-genkeypair",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD,
                                "-alias",
                                alias));
        arguments.addAll(List.of(options));
        Keytool.run(arguments);
        stores.put(alias, store);
    }

    /**
     * Makes a key of that algorithm and its certificate, for CN=alias; answers the PKCS #12 file.
     */
    public Path issue(String alias, String algorithm, String... options) throws IOException {
        Path signed = folder.resolve(alias + ".p12");
        // The signer must be in the same store.
        Files.copy(stores.get(name), signed);
        var all =
                new ArrayList<>(
                        List.of("-dname", "CN=" + alias, "-keyalg", algorithm, "-signer", name));
        all.addAll(List.of(options));
        if (algorithm.equals("RSA") && !all.contains("-keysize")) {
            // The least that is accepted: to find larger primes takes long.
            all.addAll(List.of("-keysize", "2048"));
        }
        keytool(alias, all.toArray(String[]::new));
        KeyStore store = store(alias);
        try {
            store.deleteEntry(name);
            try (var out = Files.newOutputStream(signed)) {
                store.store(out, PASSWORD.toCharArray());
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        return signed;
    }

    private KeyStore store(String alias) throws IOException {
        try {
            return KeyStore.getInstance(stores.get(alias).toFile(), PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** The authority's own certificate. */
    public Path certificate() throws IOException {
        return chain(name);
    }

    /** A PEM file of the certificate chain. */
    public Path chain(String alias) throws IOException {
        try {
            var text = new StringBuilder();
            for (Certificate one : store(alias).getCertificateChain(alias)) {
                text.append(pem("CERTIFICATE", one.getEncoded()));
            }
            return Files.writeString(folder.resolve(alias + ".pem"), text);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** A PEM file of the private key. */
    public Path key(String alias) throws IOException {
        try {
            Key key = store(alias).getKey(alias, PASSWORD.toCharArray());
            return Files.writeString(
                    folder.resolve(alias + ".key"), pem("PRIVATE KEY", key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    public static String pem(String label, byte[] bytes) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(bytes));
    }

    /** A server's, which knows this authority, and shows that certificate. */
    public SSLContext server(String alias) throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store(alias), PASSWORD.toCharArray());
        var trust = TrustManagerFactory.getInstance("PKIX");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(name, store(name).getCertificate(name));
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
