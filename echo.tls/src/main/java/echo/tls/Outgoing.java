package echo.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/**
 * The half of a session that sends. It has a buffer only as long as there is a record to send. Who
 * calls {@link #pump} or what is like it holds the lock.
 */
final class Outgoing {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /**
     * The engine wants room for the largest record, however small the message is; to make and clear
     * that each time would cost more than to encrypt it.
     */
    private static final BlockingQueue<ByteBuffer> SPARE =
            new ArrayBlockingQueue<>(4 * Runtime.getRuntime().availableProcessors());

    private final ByteChannel transport;
    private final SSLEngine engine;
    private final ReentrantLock lock = new ReentrantLock();
    private ByteBuffer record = NOTHING;
    private boolean isLost;

    Outgoing(ByteChannel transport, SSLEngine engine) {
        this.transport = transport;
        this.engine = engine;
    }

    ReentrantLock lock() {
        return lock;
    }

    /** Makes the next record, when all before are sent; false if there is none to be made. */
    private boolean wrap(ByteBuffer from) throws IOException {
        int size = engine.getSession().getPacketBufferSize();
        ByteBuffer spare = SPARE.poll();
        ByteBuffer buffer =
                spare == null || spare.capacity() < size ? ByteBuffer.allocate(size) : spare;
        SSLEngineResult result;
        try {
            result = engine.wrap(from, buffer.clear());
        } finally {
            record = buffer.flip();
            release();
        }
        boolean isStuck = result.bytesProduced() == 0 && from.hasRemaining();
        if (isStuck && result.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
            throw Faults.renegotiation();
        }
        return result.bytesProduced() > 0;
    }

    private boolean drain() throws IOException {
        if (isLost) {
            record.position(record.limit());
        }
        while (record.hasRemaining() && transport.write(record) > 0) {}
        release();
        return !record.hasRemaining();
    }

    private void release() {
        if (!record.hasRemaining() && record != NOTHING) {
            SPARE.offer(record);
            record = NOTHING;
        }
    }

    /** Sends the next record of a handshake; answers whether all of it went. */
    boolean send() throws IOException {
        wrap(NOTHING);
        return drain();
    }

    /** Sends what is ready, and what the engine has to say; answers whether all went. */
    boolean pump() throws IOException {
        while (drain()) {
            if (engine.getHandshakeStatus() != HandshakeStatus.NEED_WRAP || !wrap(NOTHING)) {
                return true;
            }
        }
        return false;
    }

    /** Sends data, as much as the transport takes; answers how many bytes that was. */
    int write(ByteBuffer from) throws IOException {
        int start = from.position();
        while (pump() && from.hasRemaining()) {
            if (!wrap(from)) {
                throw new ClosedChannelException();
            }
        }
        return from.position() - start;
    }

    /** Sends what the engine has to say by itself; a thread that writes just now does so first. */
    void answer() {
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && lock.tryLock()) {
            try {
                pump();
            } catch (IOException gone) {
                // What came before is still to be read, and the next write fails, too.
            } finally {
                lock.unlock();
            }
        }
    }

    boolean isPending() {
        return record.hasRemaining();
    }

    /** From now on nothing is sent. */
    void lose() {
        isLost = true;
    }
}
