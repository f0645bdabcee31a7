package echo.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A client's one key, or none. It is given to every server that asks for one: whoever names a
 * certificate wants that sent, and a server says more by refusing it than by getting none.
 */
final class ClientKeys extends X509ExtendedKeyManager {

    private static final String ALIAS = "client";

    private final Optional<Identity> identity;
    private volatile boolean isWanted;

    ClientKeys(Optional<Identity> identity) {
        this.identity = identity;
    }

    boolean isEmpty() {
        return identity.isEmpty();
    }

    /** Whether a server has asked for a certificate that we do not have. */
    boolean isMissing() {
        return isWanted && isEmpty();
    }

    private String alias(String[] keyTypes) {
        isWanted = true;
        return identity.filter(it -> Arrays.asList(keyTypes).contains(it.key().getAlgorithm()))
                .map(it -> ALIAS)
                .orElse(null);
    }

    @Override
    public String chooseEngineClientAlias(
            String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return alias(keyTypes);
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return alias(keyTypes);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return identity.map(it -> it.chain().toArray(X509Certificate[]::new)).orElse(null);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return identity.map(Identity::key).orElse(null);
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return identity.map(it -> new String[] {ALIAS}).orElse(null);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
