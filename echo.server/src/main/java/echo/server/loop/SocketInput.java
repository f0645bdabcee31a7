package echo.server.loop;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** What comes over a socket. */
public final class SocketInput extends InputStream {

    private final LoopSocket socket;

    /**
     * Of a socket, which closing this does not close.
     *
     * @param socket connected
     */
    public SocketInput(LoopSocket socket) {
        this.socket = socket;
    }

    /**
     * Where it comes from.
     *
     * @return the socket
     */
    public LoopSocket socket() {
        return socket;
    }

    /**
     * Sends back what comes, until the peer ends.
     *
     * @param transfer a new one
     * @return what came but was not sent, as the peer does not read; empty when the peer has ended
     * @throws IOException if the socket fails or is closed
     */
    public synchronized byte[] transfer(Transfer transfer) throws IOException {
        return socket.transfer(transfer);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return socket.read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
        return socket.available();
    }
}
