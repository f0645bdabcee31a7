package echo.tls;

import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Checks certificates as the JDK does, and tells in words for the user what is wrong. */
final class PeerCheck extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager jdk;

    PeerCheck(X509ExtendedTrustManager jdk) {
        this.jdk = jdk;
    }

    private interface Check {
        void run() throws CertificateException;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        // Of a certificate that is trusted by itself the JDK does not look at the dates.
        checkDates(chain[0]);
        try {
            jdk.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException e) {
            checkTrust(chain, () -> jdk.checkServerTrusted(chain, authType));
            // Trusted but for the name.
            throw new CertificateFault(
                    TlsFault.OTHER_NAME,
                    "the certificate is for %s, not for %s"
                            .formatted(
                                    Subjects.names(chain[0]),
                                    engine.getHandshakeSession().getPeerHost()),
                    e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkDates(chain[0]);
        jdk.checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        checkDates(chain[0]);
        checkTrust(chain, () -> jdk.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkDates(chain[0]);
        checkTrust(chain, () -> jdk.checkClientTrusted(chain, authType, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkDates(chain[0]);
        checkTrust(chain, () -> jdk.checkClientTrusted(chain, authType, socket));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        checkDates(chain[0]);
        checkTrust(chain, () -> jdk.checkClientTrusted(chain, authType));
    }

    private static void checkTrust(X509Certificate[] chain, Check check)
            throws CertificateException {
        try {
            check.run();
        } catch (CertificateException e) {
            for (X509Certificate one : chain) {
                checkDates(one);
            }
            throw new CertificateFault(
                    TlsFault.NOT_TRUSTED,
                    "the certificate of %s is not trusted: %s"
                            .formatted(Subjects.of(chain[0]), why(chain, e)),
                    e);
        }
    }

    private static String why(X509Certificate[] chain, CertificateException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (!(root instanceof CertPathBuilderException)) {
            return Subjects.printable(String.valueOf(root.getMessage()));
        }
        X509Certificate last = chain[chain.length - 1];
        return last.getIssuerX500Principal().equals(chain[0].getSubjectX500Principal())
                ? "it is signed by itself"
                : "it is signed by %s, who is not among those trusted"
                        .formatted(Subjects.of(last.getIssuerX500Principal()));
    }

    private static void checkDates(X509Certificate certificate) throws CertificateFault {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            throw new CertificateFault(
                    TlsFault.EXPIRED,
                    "the certificate of %s expired at %s"
                            .formatted(
                                    Subjects.of(certificate),
                                    certificate.getNotAfter().toInstant()),
                    e);
        } catch (CertificateNotYetValidException e) {
            throw new CertificateFault(
                    TlsFault.EXPIRED,
                    "the certificate of %s is not valid before %s"
                            .formatted(
                                    Subjects.of(certificate),
                                    certificate.getNotBefore().toInstant()),
                    e);
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return jdk.getAcceptedIssuers();
    }
}
