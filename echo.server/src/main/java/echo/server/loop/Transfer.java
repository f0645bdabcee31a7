package echo.server.loop;

import echo.server.limits.TransferBuffers;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Sends back what a peer sends, until it ends or a write takes less than all. The waiting thread is
 * not woken for what comes and goes, and holds no buffer: an echo costs what it costs an event
 * loop.
 */
public abstract non-sealed class Transfer extends Operation {

    private static final int FIRST = 1024;
    private static final byte[] NOTHING = {};
    private static final TransferBuffers BUFFERS = TransferBuffers.OF_PROCESS;

    private byte[] rest = NOTHING;
    private boolean abandoned;

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
    final Progress begin(LoopSocket socket) {
        return advance(socket, ByteBuffer.allocate(FIRST));
    }

    @Override
    final Progress step(LoopSocket socket, ByteBuffer scratch) throws IOException {
        scratch.clear().limit(BUFFERS.room(scratch.capacity()));
        int received = socket.channel().read(scratch);
        if (received <= 0) {
            return received < 0 ? Progress.ENDED : Progress.WAITS;
        }
        int sent = 0;
        try {
            sent = send(socket, scratch.flip());
        } finally {
            moved(received, sent);
        }
        if (scratch.hasRemaining()) {
            byte[] unsent = BUFFERS.takeAll(scratch.remaining());
            scratch.get(unsent);
            keep(unsent);
            return Progress.DONE;
        }
        return Progress.WAITS;
    }

    /** Nothing, while another thread writes: then it is for this one's to wait for its turn. */
    private static int send(LoopSocket socket, ByteBuffer bytes) throws IOException {
        if (!socket.tryOutput()) {
            return 0;
        }
        try {
            return socket.channel().write(bytes);
        } finally {
            socket.leaveOutput();
        }
    }

    private synchronized void keep(byte[] unsent) {
        if (abandoned) {
            BUFFERS.give(unsent);
        } else {
            rest = unsent;
        }
    }

    /** Gives back what was kept, or will be: a close may come at any time. */
    final synchronized void abandon() {
        abandoned = true;
        BUFFERS.give(rest);
        rest = NOTHING;
    }

    /** What was received and could not be sent yet; empty if the peer has ended. */
    final byte[] rest() {
        return rest;
    }
}
