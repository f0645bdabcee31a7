package echo.tls;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * A session of TLS over a channel, which is blocking or, once the handshake is done, may be
 * non-blocking. One thread may read while another writes, shuts down or closes.
 *
 * <p>Non-blocking, the transport is what is selected on. Bytes may be here that its selector does
 * not know of: read until 0 is answered before selecting again. After each call, also one that
 * reads, there may be {@linkplain #hasPendingOutput output} to {@link #flush} when the transport is
 * writable.
 */
public final class TlsChannel implements ByteChannel {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    // Idle connections are many; where records are larger it grows.
    private static final int RECEIVED = 4096;

    private final ByteChannel transport;
    private final SSLEngine engine;
    private final Faults faults;
    private volatile boolean isEstablished;

    private final ReentrantLock reading = new ReentrantLock();
    private ByteBuffer received = ByteBuffer.allocate(RECEIVED).limit(0);
    private ByteBuffer plain = NOTHING;
    private boolean hasEnded;
    private boolean hasPlainCome;

    private final ReentrantLock writing = new ReentrantLock();
    private ByteBuffer toSend = NOTHING;
    private boolean isOutputLost;

    TlsChannel(ByteChannel transport, SSLEngine engine, Faults faults) {
        this.transport = transport;
        this.engine = engine;
        this.faults = faults;
    }

    /**
     * Agrees with the peer, and checks who it is. The transport must be blocking, and be closed
     * where this fails.
     *
     * @param timeout how long it may take
     * @throws TlsException if there is no session: the fault tells why
     * @throws IllegalBlockingModeException if the transport is non-blocking
     */
    public void handshake(Duration timeout) throws TlsException {
        reading.lock();
        writing.lock();
        try (var timer = new HandshakeTimer(transport, timeout)) {
            IOException failure = null;
            try {
                engine.beginHandshake();
                negotiate();
            } catch (SSLException e) {
                failure = e;
            } catch (IOException e) {
                failure = lastWord(e);
            }
            if (!timer.stop()) {
                throw new TlsException(TlsFault.TIMEOUT, "no end of the handshake", failure);
            } else if (failure instanceof SSLException e) {
                // Which tells the peer why.
                answer();
                throw faults.of(e);
            } else if (failure != null) {
                throw faults.closed(failure);
            }
            isEstablished = true;
        } finally {
            writing.unlock();
            reading.unlock();
        }
    }

    private void negotiate() throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> send();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (!advance(NOTHING)) {
                        throw new IllegalBlockingModeException();
                    }
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    if (hasEnded) {
                        throw new EOFException("close_notify");
                    }
                    return;
                }
            }
        }
    }

    /**
     * A peer that refuses us closes while we still write; what it said is to be read all the same.
     */
    private IOException lastWord(IOException failure) {
        isOutputLost = true;
        try {
            negotiate();
        } catch (SSLException e) {
            return e;
        } catch (IOException e) {
            // There was no word.
        }
        return failure;
    }

    private void send() throws IOException {
        wrap(NOTHING);
        if (!drain()) {
            throw new IllegalBlockingModeException();
        }
    }

    private void runTasks() {
        for (Runnable task; (task = engine.getDelegatedTask()) != null; ) {
            task.run();
        }
    }

    /**
     * Reads what the peer sent.
     *
     * @param into where to
     * @return how many bytes; 0 if there is none now, -1 when the peer has ended its side
     * @throws TlsException if the peer refuses the session at last, or breaks the protocol
     * @throws EOFException if the transport ended before the session
     * @throws IOException if the transport fails
     */
    @Override
    public int read(ByteBuffer into) throws IOException {
        reading.lock();
        try {
            int start = into.position();
            while (into.hasRemaining() && into.position() == start) {
                if (plain.hasRemaining()) {
                    int n = Math.min(plain.remaining(), into.remaining());
                    into.put(plain.slice(plain.position(), n));
                    plain.position(plain.position() + n);
                } else if (hasEnded) {
                    return -1;
                } else if (!advance(into)) {
                    break;
                }
            }
            hasPlainCome |= into.position() > start;
            return into.position() - start;
        } catch (SSLException e) {
            answer();
            throw faults.of(e);
        } catch (IOException e) {
            throw hasPlainCome ? e : faults.early(e);
        } finally {
            reading.unlock();
        }
    }

    /** Takes the next record apart, or receives more of it; false if there is nothing now. */
    private boolean advance(ByteBuffer into) throws IOException {
        SSLEngineResult result = engine.unwrap(received, into);
        switch (result.getStatus()) {
            case OK -> settle(result.getHandshakeStatus());
            case CLOSED -> {
                hasEnded = true;
                answer();
            }
            case BUFFER_UNDERFLOW -> {
                return receive();
            }
            case BUFFER_OVERFLOW -> {
                int size = Math.max(engine.getSession().getApplicationBufferSize(), RECEIVED);
                ByteBuffer larger = ByteBuffer.allocate(Math.max(size, 2 * into.capacity()));
                try {
                    return advance(larger);
                } finally {
                    if (larger.position() > 0) {
                        plain = larger.flip();
                    }
                }
            }
        }
        return true;
    }

    private boolean receive() throws IOException {
        if (received.remaining() == received.capacity()) {
            int size = Math.max(engine.getSession().getPacketBufferSize(), 2 * received.capacity());
            received = ByteBuffer.allocate(size).put(received);
        } else {
            received.compact();
        }
        int n;
        try {
            n = transport.read(received);
        } finally {
            received.flip();
        }
        faults.came(received);
        if (n < 0) {
            throw new EOFException("the peer closed without ending TLS first, by close_notify");
        }
        return n > 0;
    }

    /** What the peer's message asks for when the handshake is over. */
    private void settle(HandshakeStatus status) throws IOException {
        if (!isEstablished) {
            return;
        }
        if (status == HandshakeStatus.NEED_TASK) {
            checkNotRenegotiated();
            runTasks();
        } else if (status == HandshakeStatus.NEED_UNWRAP) {
            checkNotRenegotiated();
        }
        answer();
    }

    private void checkNotRenegotiated() throws TlsException {
        if (!engine.getSession().getProtocol().equals("TLSv1.3")) {
            throw new TlsException(
                    TlsFault.OTHER, "the peer wants to renegotiate, which is not done here", null);
        }
    }

    /** Sends what the engine has to say by itself; a thread that writes just now does so first. */
    private void answer() {
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && writing.tryLock()) {
            try {
                pump();
            } catch (IOException gone) {
                // What came before is still to be read, and the next write fails, too.
            } finally {
                writing.unlock();
            }
        }
    }

    /**
     * Writes bytes for the peer.
     *
     * @param from the bytes
     * @return how many were taken: all if the transport is blocking
     * @throws IOException if the transport fails, or this side has ended
     */
    @Override
    public int write(ByteBuffer from) throws IOException {
        writing.lock();
        try {
            int start = from.position();
            while (pump() && from.hasRemaining()) {
                if (!wrap(from)) {
                    throw new ClosedChannelException();
                }
            }
            return from.position() - start;
        } catch (SSLException e) {
            throw faults.of(e);
        } finally {
            writing.unlock();
        }
    }

    /** Makes the next record, when all before are sent; false if there is none to be made. */
    private boolean wrap(ByteBuffer from) throws IOException {
        int size = engine.getSession().getPacketBufferSize();
        if (toSend.capacity() < size) {
            toSend = ByteBuffer.allocate(size);
        }
        toSend.clear();
        try {
            SSLEngineResult result = engine.wrap(from, toSend);
            if (isEstablished
                    && result.bytesProduced() == 0
                    && result.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
                checkNotRenegotiated();
            }
            return result.bytesProduced() > 0;
        } finally {
            toSend.flip();
        }
    }

    private boolean drain() throws IOException {
        if (isOutputLost) {
            toSend.position(toSend.limit());
        }
        while (toSend.hasRemaining() && transport.write(toSend) > 0) {}
        return !toSend.hasRemaining();
    }

    /** Sends what is ready, and what the engine has to say; answers whether all went. */
    private boolean pump() throws IOException {
        while (drain()) {
            if (engine.getHandshakeStatus() != HandshakeStatus.NEED_WRAP || !wrap(NOTHING)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether there is more to send than the transport took.
     *
     * @return whether to {@link #flush} when it is writable
     */
    public boolean hasPendingOutput() {
        writing.lock();
        try {
            return toSend.hasRemaining();
        } finally {
            writing.unlock();
        }
    }

    /**
     * Sends what is pending, as far as the transport takes it.
     *
     * @return whether nothing is pending any more
     * @throws IOException if the transport fails
     */
    public boolean flush() throws IOException {
        writing.lock();
        try {
            return pump();
        } finally {
            writing.unlock();
        }
    }

    /**
     * Tells the peer that this was all ({@code close_notify}); reading goes on.
     *
     * @throws IOException if the transport fails
     */
    public void shutdownOutput() throws IOException {
        writing.lock();
        try {
            engine.closeOutbound();
            pump();
        } finally {
            writing.unlock();
        }
    }

    /**
     * What was agreed on, such as {@code TLSv1.3}.
     *
     * @return the version of the protocol
     */
    public String protocol() {
        return engine.getSession().getProtocol();
    }

    /**
     * What was agreed on, such as {@code TLS_AES_256_GCM_SHA384}.
     *
     * @return the cipher suite
     */
    public String cipherSuite() {
        return engine.getSession().getCipherSuite();
    }

    /**
     * Whom the peer's certificate is for.
     *
     * @return its subject, or {@code nobody}
     */
    public String peer() {
        return Subjects.ofPeer(engine.getSession());
    }

    @Override
    public boolean isOpen() {
        return transport.isOpen();
    }

    /** Closes the transport, at once: end this side first, by {@link #shutdownOutput}. */
    @Override
    public void close() throws IOException {
        transport.close();
    }
}
