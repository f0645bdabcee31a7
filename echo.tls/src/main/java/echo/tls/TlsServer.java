package echo.tls;

import static java.util.Objects.requireNonNull;

import java.nio.channels.ByteChannel;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * The server's side of TLS, for any number of connections. What was read from the files stays as it
 * is; {@link #reloaded} answers another one. Connections may be made by any thread at any time;
 * looking at the files and reloading is for one thread.
 */
public final class TlsServer {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** Only for clients of TLS 1.2 without tickets: the other sessions are kept by clients. */
    private static final int MOST_SESSIONS = 1000;

    private static final int SESSION_SECONDS = 3600;

    private final TlsServerConfig config;
    private final FileStamps read;
    private final KeyManager[] keys;
    private final TrustManager[] trust;
    private final SSLContext shared;
    private FileStamps seen;
    private FileStamps tried;

    private TlsServer(TlsServerConfig config, FileStamps stamps) throws TlsFileException {
        this.config = config;
        read = stamps;
        seen = stamps;
        tried = stamps;
        var identities = new ArrayList<Identity>();
        for (IdentityFiles files : config.identities()) {
            identities.add(files.read());
        }
        keys = new KeyManager[] {new ServerKeys(List.copyOf(identities))};
        trust =
                config.clientCa().isPresent()
                        ? new TrustManager[] {Trust.of(config.clientCa().get()).manager()}
                        : new TrustManager[0];
        shared = context();
    }

    /**
     * Reads and checks all files.
     *
     * @param config which files
     * @return the server's side, with what is in them
     * @throws TlsFileException if one is missing or of no use: see {@link Identity#of}; also if a
     *     key is weak (RSA with less than 2048 bits, EC with less than 256), or a certificate is
     *     signed by MD5 or SHA-1, has expired, or is not valid yet
     */
    public static TlsServer of(TlsServerConfig config) throws TlsFileException {
        requireNonNull(config);
        // Before they are read, so that a change in between is one.
        return new TlsServer(config, FileStamps.of(config.files()));
    }

    /**
     * Whether the files have changed since they were last read, or tried to be, and have settled: a
     * file that is being written looks different each time. It only looks at them from outside.
     * After a reload that failed it answers false until they change again.
     *
     * @return whether to reload: true if they look as at the last call, and not as when read
     */
    public boolean filesHaveChanged() {
        FileStamps now = FileStamps.of(config.files());
        boolean isSettled = now.equals(seen);
        seen = now;
        return isSettled && !now.equals(tried);
    }

    /**
     * Reads the files anew, for connections from now on; this one stays of use for those that began
     * with it. No session is resumed from one to the other.
     *
     * @return this same one if the files have not changed
     * @throws TlsFileException as {@link #of} does; this one is as good as before
     */
    public TlsServer reloaded() throws TlsFileException {
        FileStamps now = FileStamps.of(config.files());
        if (now.equals(read)) {
            return this;
        }
        seen = now;
        tried = now;
        return new TlsServer(config, now);
    }

    /**
     * A connection, whose {@linkplain TlsChannel#handshake() handshake} is still to be done.
     *
     * @param transport is connected, and closed with the channel
     * @param applicationProtocols what is spoken on it, the best first (RFC 7301); a client that
     *     offers some, and none of these, is refused; empty to take all
     * @return the channel
     */
    public TlsChannel channel(ByteChannel transport, List<String> applicationProtocols) {
        // Of its own where clients have certificates: so no session is resumed, and each client's
        // certificate is checked as things are now.
        SSLContext context = config.clientAuth() == ClientAuth.NONE ? shared : context();
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        var parameters = new SSLParameters();
        parameters.setProtocols(PROTOCOLS);
        switch (config.clientAuth()) {
            case NONE -> {}
            case WANT -> parameters.setWantClientAuth(true);
            case NEED -> parameters.setNeedClientAuth(true);
        }
        parameters.setApplicationProtocols(applicationProtocols.toArray(String[]::new));
        engine.setSSLParameters(parameters);
        return new TlsChannel(transport, engine, new ServerFaults());
    }

    private SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            context.getServerSessionContext().setSessionCacheSize(MOST_SESSIONS);
            context.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
