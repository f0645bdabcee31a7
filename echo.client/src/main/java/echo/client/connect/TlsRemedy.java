package echo.client.connect;

import echo.tls.TlsFault;

/** What the user can do when there is no session of TLS. */
final class TlsRemedy {

    private TlsRemedy() {}

    /** Advice in parentheses behind a space, or nothing. */
    static String of(TlsFault fault) {
        String advice =
                switch (fault) {
                    case NOT_TRUSTED -> "--cacert FILE names its CA; --insecure does without";
                    case EXPIRED -> "renew it, or is this machine's clock wrong?";
                    case OTHER_NAME -> "--servername NAME says whom to expect";
                    case NOT_TLS -> "is it another port, or to be without --tls?";
                    case CLOSED -> "is it TLS that it speaks there? its log may say more";
                    case CERTIFICATE_WANTED -> "--cert FILE and --key FILE name one";
                    case CERTIFICATE_REFUSED ->
                            "is --cert the right one, and its CA known to the peer?";
                    case NOTHING_IN_COMMON -> "we take TLS 1.2 and 1.3 with forward secrecy";
                    case TIMEOUT -> "does it speak TLS? --handshake-timeout sets how long to wait";
                    case OTHER -> "";
                };
        return advice.isEmpty() ? "" : " (" + advice + ")";
    }
}
