package echo.server.loop;

import java.io.IOException;
import java.io.OutputStream;

/** What goes over a socket, without a buffer. */
public final class SocketOutput extends OutputStream {

    private final LoopSocket socket;

    /**
     * Of a socket, which closing this does not close.
     *
     * @param socket connected
     */
    public SocketOutput(LoopSocket socket) {
        this.socket = socket;
    }

    /**
     * Where it goes to.
     *
     * @return the socket
     */
    public LoopSocket socket() {
        return socket;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        socket.write(bytes, offset, length);
    }
}
