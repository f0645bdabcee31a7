package echo.server.loop;

import echo.server.limits.TransferBuffers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Sends back what a peer sends, until it ends or a write takes less than all. The waiting thread is
 * not woken for what comes and goes, and holds no buffer: an echo costs what it costs an event
 * loop.
 */
public abstract non-sealed class Transfer extends Operation {

    private static final int FIRST = 1024;
    private static final byte[] NOTHING = {};

    private byte[] rest = NOTHING;

    /** By the thread that is to wait for it. */
    protected Transfer() {}

    /**
     * Is told of each step by the event loop, in whose way it must not be.
     *
     * @param received how many bytes came
     * @param sent how many of them were sent
     */
    protected abstract void moved(int received, int sent);

    /** What has come before anybody waits: less of it than the loop takes, as it needs a buffer. */
    final Progress begin(SocketChannel channel) {
        return advance(channel, ByteBuffer.allocate(FIRST));
    }

    @Override
    final Progress step(SocketChannel channel, ByteBuffer scratch) throws IOException {
        TransferBuffers buffers = TransferBuffers.OF_PROCESS;
        scratch.clear().limit(buffers.room(scratch.capacity()));
        int received = channel.read(scratch);
        if (received <= 0) {
            return received < 0 ? Progress.ENDED : Progress.WAITS;
        }
        int sent = 0;
        try {
            sent = channel.write(scratch.flip());
        } finally {
            moved(received, sent);
        }
        if (scratch.hasRemaining()) {
            rest = buffers.takeAll(scratch.remaining());
            scratch.get(rest);
            return Progress.DONE;
        }
        return Progress.WAITS;
    }

    /** What was received and could not be sent yet; empty if the peer has ended. */
    final byte[] rest() {
        return rest;
    }
}
