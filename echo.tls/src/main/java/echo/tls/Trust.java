package echo.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whose certificates are believed. Immutable. */
public final class Trust {

    private final X509ExtendedTrustManager manager;
    private final boolean isInEverybody;

    private Trust(X509ExtendedTrustManager manager, boolean isInEverybody) {
        this.manager = manager;
        this.isInEverybody = isInEverybody;
    }

    /**
     * In those that the certificates of a file vouch for, and nobody else.
     *
     * @param bundle PEM, one certificate or more
     * @return the trust
     * @throws TlsFileException if the file is missing or has no certificate
     */
    public static Trust of(Path bundle) throws TlsFileException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int n = 0;
            for (X509Certificate certificate : TlsFile.read(bundle).certificates()) {
                store.setCertificateEntry(Integer.toString(n++), certificate);
            }
            return new Trust(new PeerCheck(manager(store)), false);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * In those that the CAs of the JDK vouch for.
     *
     * @return the trust
     */
    public static Trust ofJdk() {
        try {
            return new Trust(new PeerCheck(manager(null)), false);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * In everybody: neither the chain nor the name of a certificate is checked.
     *
     * @return the trust
     */
    public static Trust inEverybody() {
        return new Trust(new NoPeerCheck(), true);
    }

    private static X509ExtendedTrustManager manager(KeyStore store)
            throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    X509ExtendedTrustManager manager() {
        return manager;
    }

    boolean isInEverybody() {
        return isInEverybody;
    }
}
