package echo.tls;

import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/** What of a certificate chain clients would not accept, or should not. */
final class Strength {

    private static final int LEAST_RSA = 2048;
    private static final int LEAST_EC = 256;

    private Strength() {}

    static void check(Path file, List<X509Certificate> chain) throws TlsFileException {
        for (X509Certificate one : chain) {
            String who = Subjects.of(one);
            checkKey(file, one.getPublicKey(), who);
            checkSignature(file, one, who);
            checkDates(file, one, who);
        }
    }

    private static void checkKey(Path file, PublicKey key, String who) throws TlsFileException {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < LEAST_RSA) {
            throw new TlsFileException(
                    file,
                    "the key of %s is weak, RSA with %d bits: make one with %d or more, or EC"
                            .formatted(who, rsa.getModulus().bitLength(), LEAST_RSA));
        } else if (key instanceof ECPublicKey ec
                && ec.getParams().getOrder().bitLength() < LEAST_EC) {
            throw new TlsFileException(
                    file,
                    "the key of %s is weak, EC with %d bits: make one of P-256, P-384 or P-521"
                            .formatted(who, ec.getParams().getOrder().bitLength()));
        }
    }

    /** Nobody checks how a root signs itself: it is trusted, or it is not. */
    private static void checkSignature(Path file, X509Certificate one, String who)
            throws TlsFileException {
        String algorithm = one.getSigAlgName().toUpperCase(Locale.ROOT);
        boolean isWeak = algorithm.matches("(MD2|MD5|SHA-?1)WITH.*");
        if (isWeak && !one.getSubjectX500Principal().equals(one.getIssuerX500Principal())) {
            throw new TlsFileException(
                    file,
                    "the certificate of %s is signed by %s, which can be forged: have it signed"
                                    .formatted(who, one.getSigAlgName())
                            + " with SHA-256 or better");
        }
    }

    private static void checkDates(Path file, X509Certificate one, String who)
            throws TlsFileException {
        var now = new Date();
        if (one.getNotAfter().before(now)) {
            throw new TlsFileException(
                    file,
                    "its certificate (%s) expired at %s: renew it"
                            .formatted(who, one.getNotAfter().toInstant()));
        } else if (one.getNotBefore().after(now)) {
            throw new TlsFileException(
                    file,
                    "its certificate (%s) is not valid before %s: wait, or is the clock wrong?"
                            .formatted(who, one.getNotBefore().toInstant()));
        }
    }
}
