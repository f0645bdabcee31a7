package echo.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;

/** Whom certificates are for, as text. */
final class Subjects {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final int LONGEST = 200;

    private Subjects() {}

    static String of(X509Certificate certificate) {
        return of(certificate.getSubjectX500Principal());
    }

    static String of(X500Principal who) {
        return who.getName().isEmpty() ? "nobody" : printable(who.getName());
    }

    /** The subject of the certificate that the other side has shown, if any. */
    static String ofPeer(SSLSession session) {
        try {
            return of((X509Certificate) session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return "nobody";
        }
    }

    /** The names that it can be checked for, or the subject if there is none. */
    static String names(X509Certificate certificate) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            List<String> names =
                    (all == null ? List.<List<?>>of() : all)
                            .stream()
                                    .filter(
                                            one ->
                                                    one.getFirst().equals(DNS_NAME)
                                                            || one.getFirst().equals(IP_ADDRESS))
                                    .map(one -> String.valueOf(one.get(1)))
                                    .toList();
            return names.isEmpty() ? of(certificate) : printable(String.join(", ", names));
        } catch (CertificateParsingException e) {
            return of(certificate);
        }
    }

    /** The DNS names that it is for, in lower case. */
    static List<String> dnsNames(X509Certificate certificate) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            return (all == null ? List.<List<?>>of() : all)
                    .stream()
                            .filter(one -> one.getFirst().equals(DNS_NAME))
                            .map(one -> String.valueOf(one.get(1)).toLowerCase(Locale.ROOT))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** Whatever a stranger wrote, on one line that no terminal obeys. */
    static String printable(String text) {
        String safe = text.replaceAll("[^\\x20-\\x7e\\p{L}\\p{N}]", "?");
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "..." : safe;
    }
}
