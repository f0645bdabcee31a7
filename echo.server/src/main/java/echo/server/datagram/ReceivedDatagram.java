package echo.server.datagram;

import echo.api.Datagram;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** A datagram, and the socket that it came to. */
final class ReceivedDatagram implements Datagram {

    private final DatagramChannel channel;
    private final InetSocketAddress local;
    private final InetSocketAddress peer;
    private final byte[] payload;
    private int replies;
    private long bytesOut;

    ReceivedDatagram(
            DatagramChannel channel,
            InetSocketAddress local,
            InetSocketAddress peer,
            byte[] payload) {
        this.channel = channel;
        this.local = local;
        this.peer = peer;
        this.payload = payload;
    }

    int replies() {
        return replies;
    }

    long bytesOut() {
        return bytesOut;
    }

    @Override
    public byte[] payload() {
        return payload;
    }

    @Override
    public InetSocketAddress localAddress() {
        return local;
    }

    @Override
    public InetSocketAddress peerAddress() {
        return peer;
    }

    @Override
    public void reply(byte[] bytes) throws IOException {
        // With an interrupt pending, sending would close the socket, which is not this one's own.
        boolean interrupted = Thread.interrupted();
        try {
            bytesOut += channel.send(ByteBuffer.wrap(bytes), peer);
            replies++;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
