package echo.testing;

import echo.api.Datagram;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** What the handler sees. */
record TestedDatagram(byte[] payload, List<byte[]> replies) implements Datagram {

    private static final int LOCAL_PORT = 50007;
    private static final int PEER_PORT = 49152;

    static String tooLarge(byte[] payload) {
        return "%d bytes do not fit into a datagram: at most %d".formatted(payload.length, LARGEST);
    }

    @Override
    public InetSocketAddress localAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), LOCAL_PORT);
    }

    @Override
    public InetSocketAddress peerAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), PEER_PORT);
    }

    @Override
    public void reply(byte[] payload) throws IOException {
        if (payload.length > LARGEST) {
            throw new IOException(tooLarge(payload));
        }
        replies.add(payload.clone());
    }
}
