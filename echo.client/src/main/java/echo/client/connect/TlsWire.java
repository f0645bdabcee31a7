package echo.client.connect;

import echo.api.net.Endpoint;
import echo.tls.TlsChannel;
import echo.tls.TlsException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

import javax.net.ssl.SSLException;

/** A session of TLS over another wire. */
record TlsWire(Wire wire, TlsChannel channel) implements Wire {

    /** Does the handshake; where that fails the wire is closed. */
    static TlsWire over(Wire wire, TlsConfig config, Endpoint endpoint, Trace trace)
            throws TlsFailureException, InterruptedException {
        TlsChannel channel = config.channel(new WireChannel(wire));
        SocketAddress address = wire.peerAddress();
        try {
            channel.handshake(config.timeout());
        } catch (TlsException e) {
            close(wire);
            trace.event(address, "TLS failed: " + e.getMessage());
            if (Thread.interrupted()) {
                // Which closes the socket of a virtual thread.
                throw new InterruptedException();
            }
            throw TlsFailureException.of(endpoint, address, config.timeout(), e);
        }
        trace.event(
                address,
                "%s, %s, peer %s, SNI %s"
                        .formatted(
                                channel.protocol(),
                                channel.cipherSuite(),
                                channel.peer(),
                                config.sni()));
        return new TlsWire(wire, channel);
    }

    private static void close(Wire wire) {
        try {
            wire.close();
        } catch (IOException e) {
            // Its descriptor is gone all the same.
        }
    }

    /** With the remedies in the messages; TLS 1.3 has refusals that come behind the handshake. */
    private record Reading(TlsChannel channel) implements ReadableByteChannel {

        @Override
        public int read(ByteBuffer into) throws IOException {
            try {
                return channel.read(into);
            } catch (TlsException e) {
                throw new SSLException(e.getMessage() + TlsRemedy.of(e.fault()), e);
            }
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    @Override
    public InputStream input() {
        return Channels.newInputStream(new Reading(channel));
    }

    @Override
    public OutputStream output() {
        return Channels.newOutputStream(channel);
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public Optional<String> reasonOfEarlyEnd() {
        return channel.protocol().equals("TLSv1.3")
                ? Optional.empty()
                : Optional.of(
                        "with %s many a peer ends its side when we end ours: does it speak 1.3?"
                                .formatted(channel.protocol()));
    }

    @Override
    public SocketAddress localAddress() {
        return wire.localAddress();
    }

    @Override
    public SocketAddress peerAddress() {
        return wire.peerAddress();
    }

    /** At once: whoever is blocked in reading or writing would otherwise block this. */
    @Override
    public void close() throws IOException {
        wire.close();
    }
}
