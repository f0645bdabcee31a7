package echo.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A server's keys. Of those for the name that a client asks for (RFC 6066, section 3) it shows the
 * first of the kind that the client likes best; without such a name, of those for the names of the
 * first.
 */
final class ServerKeys extends X509ExtendedKeyManager {

    private final List<Identity> identities;
    private final List<List<String>> names;

    ServerKeys(List<Identity> identities) {
        this.identities = identities;
        names = identities.stream().map(it -> Subjects.dnsNames(it.chain().getFirst())).toList();
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return of(requested(engine)).stream()
                .filter(i -> identities.get(i).key().getAlgorithm().equals(keyType))
                .map(String::valueOf)
                .findFirst()
                .orElse(null);
    }

    /** The host's name in lower case, or an empty text. */
    private static String requested(SSLEngine engine) {
        if (engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
            for (SNIServerName name : session.getRequestedServerNames()) {
                if (name instanceof SNIHostName host) {
                    return host.getAsciiName().toLowerCase(Locale.ROOT);
                }
            }
        }
        return "";
    }

    private List<Integer> of(String host) {
        String wildcard = host.replaceFirst("^[^.]+", "*");
        for (String name : List.of(host, wildcard)) {
            List<Integer> fitting = having(List.of(name));
            if (!fitting.isEmpty()) {
                return fitting;
            }
        }
        List<Integer> besideFirst = having(names.getFirst());
        return besideFirst.isEmpty() ? List.of(0) : besideFirst;
    }

    private List<Integer> having(List<String> any) {
        return IntStream.range(0, names.size())
                .filter(i -> names.get(i).stream().anyMatch(any::contains))
                .boxed()
                .toList();
    }

    private Identity identity(String alias) {
        return identities.get(Integer.parseInt(alias));
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return identity(alias).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return identity(alias).key();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }
}
