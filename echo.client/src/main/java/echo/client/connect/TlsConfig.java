package echo.client.connect;

import static java.util.Objects.requireNonNull;

import echo.tls.PeerName;
import echo.tls.TlsChannel;
import echo.tls.TlsClient;

import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * TLS for each connection.
 *
 * @param client whom it trusts, and who we are
 * @param peer whom the peer's certificate must be for; empty only where every peer is trusted
 * @param timeout the longest wait for the handshake, {@link ConnectConfig#SHORTEST} to {@link
 *     ConnectConfig#LONGEST}
 */
public record TlsConfig(TlsClient client, Optional<PeerName> peer, Duration timeout) {

    /** Checks the parts. */
    public TlsConfig {
        requireNonNull(client);
        requireNonNull(peer);
        if (timeout.compareTo(ConnectConfig.SHORTEST) < 0
                || timeout.compareTo(ConnectConfig.LONGEST) > 0) {
            throw new IllegalArgumentException("handshake timeout " + timeout);
        }
    }

    /**
     * A connection, whose handshake is still to be done.
     *
     * @param transport is connected, and closed with the channel
     * @return the channel
     */
    public TlsChannel channel(ByteChannel transport) {
        return peer.isPresent() ? client.channel(transport, peer.get()) : client.channel(transport);
    }

    /**
     * The same, with a timeout that ends within some time.
     *
     * @param time {@link ConnectConfig#SHORTEST} or longer
     * @return this, or one with a shorter timeout
     */
    public TlsConfig within(Duration time) {
        return timeout.compareTo(time) <= 0 ? this : new TlsConfig(client, peer, time);
    }

    /** The name that is sent in clear, if any. */
    String sni() {
        return peer.filter(it -> !it.isAddress()).map(PeerName::text).orElse("none");
    }
}
