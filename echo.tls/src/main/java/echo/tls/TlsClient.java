package echo.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.channels.ByteChannel;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** The client's side of TLS, for any number of connections. Thread-safe. */
public final class TlsClient {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final Trust trust;
    private final ClientKeys keys;

    /**
     * One without a certificate of its own.
     *
     * @param trust which servers are believed
     */
    public TlsClient(Trust trust) {
        this(trust, Optional.empty());
    }

    /**
     * One with a certificate for servers that want one.
     *
     * @param trust which servers are believed
     * @param identity who we are
     */
    public TlsClient(Trust trust, Identity identity) {
        this(trust, Optional.of(identity));
    }

    private TlsClient(Trust trust, Optional<Identity> identity) {
        this.trust = trust;
        keys = new ClientKeys(identity);
    }

    /**
     * A connection, whose handshake is still to be done.
     *
     * @param transport is connected, and closed with the channel
     * @param name whom the server must be
     * @return the channel
     */
    public TlsChannel channel(ByteChannel transport, PeerName name) {
        SSLEngine engine = context().createSSLEngine(name.text(), -1);
        SSLParameters parameters = parameters(engine);
        List<SNIServerName> sni =
                name.isAddress()
                        ? List.of()
                        : List.of(new SNIHostName(name.text().getBytes(US_ASCII)));
        parameters.setServerNames(sni);
        if (!trust.isInEverybody()) {
            // The rules of RFC 2818 and 6125 for names, those of https.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        engine.setSSLParameters(parameters);
        return new TlsChannel(transport, engine, new ClientFaults(keys));
    }

    /**
     * A connection to whoever it is, whose handshake is still to be done; only for {@link
     * Trust#inEverybody}.
     *
     * @param transport is connected, and closed with the channel
     * @return the channel
     * @throws IllegalStateException if this has another trust
     */
    public TlsChannel channel(ByteChannel transport) {
        if (!trust.isInEverybody()) {
            throw new IllegalStateException("a peer without a name cannot be checked");
        }
        SSLEngine engine = context().createSSLEngine();
        engine.setSSLParameters(parameters(engine));
        return new TlsChannel(transport, engine, new ClientFaults(keys));
    }

    /** One for each connection, so that no session is resumed and each peer is checked. */
    private SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, new TrustManager[] {trust.manager()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLParameters parameters(SSLEngine engine) {
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        return parameters;
    }
}
