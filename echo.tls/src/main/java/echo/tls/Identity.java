package echo.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;

/** A private key and its certificate chain: who we are. Immutable. */
public final class Identity {

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private Identity(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain;
    }

    /**
     * Reads the files.
     *
     * @param certificates PEM, the key's own certificate first and then those of the CAs between;
     *     or PKCS #12
     * @param key PEM, PKCS #8 without a password; may be the same file, and must be if that is PKCS
     *     #12
     * @param password of a PKCS #12 file, empty if it has none
     * @return what is in them
     * @throws TlsFileException if a file is missing or faulty, the certificate is for another key,
     *     or is not valid now
     */
    public static Identity of(Path certificates, Path key, String password)
            throws TlsFileException {
        TlsFile file = TlsFile.read(certificates);
        if (!file.isBinary()) {
            TlsFile keyFile = key.equals(certificates) ? file : TlsFile.read(key);
            List<X509Certificate> chain = file.certificates();
            return checked(new Identity(PrivateKeys.of(keyFile), chain), file, keyFile);
        } else if (!key.equals(certificates)) {
            throw file.fault("is PKCS #12, which has the key in it: name no file for the key");
        }
        return checked(fromStore(file, password.toCharArray()), file, file);
    }

    private static Identity fromStore(TlsFile file, char[] password) throws TlsFileException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file.bytes()), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    return new Identity(
                            key,
                            Arrays.stream(store.getCertificateChain(alias))
                                    .map(X509Certificate.class::cast)
                                    .toList());
                }
            }
            throw file.fault("has no private key in it: export it with its key");
        } catch (IOException | GeneralSecurityException e) {
            boolean isLocked =
                    e instanceof UnrecoverableKeyException
                            || e.getCause() instanceof UnrecoverableKeyException;
            throw file.fault(
                    isLocked
                            ? "is not opened by this password: give the right one, or make PEM of"
                                    + " it by openssl pkcs12 -nodes -in %s -out NEW"
                                            .formatted(file.path())
                            : "is neither PEM nor PKCS #12: name a file that is");
        }
    }

    private static Identity checked(Identity identity, TlsFile file, TlsFile keyFile)
            throws TlsFileException {
        X509Certificate own = identity.chain.getFirst();
        if (!PrivateKeys.match(identity.key, own.getPublicKey())) {
            boolean isElsewhere =
                    identity.chain.stream()
                            .anyMatch(it -> PrivateKeys.match(identity.key, it.getPublicKey()));
            throw file.fault(
                    isElsewhere
                            ? "its first certificate is not that of the key: put that first"
                            : "its certificate (%s) is not for the private key in %s: name the two that belong together"
                                    .formatted(Subjects.of(own), keyFile.path()));
        } else if (own.getNotAfter().before(new Date())) {
            throw file.fault(
                    "its certificate (%s) expired at %s: renew it"
                            .formatted(Subjects.of(own), own.getNotAfter().toInstant()));
        }
        return identity;
    }

    PrivateKey key() {
        return key;
    }

    List<X509Certificate> chain() {
        return chain;
    }
}
