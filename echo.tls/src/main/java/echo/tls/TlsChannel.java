package echo.tls;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.IllegalBlockingModeException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

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

    private final ByteChannel transport;
    private final SSLEngine engine;
    private final Faults faults;
    private volatile boolean isEstablished;

    private final ReentrantLock reading = new ReentrantLock();
    private final Received received = new Received();
    private ByteBuffer plain = NOTHING;
    private boolean hasEnded;
    private boolean hasPlainCome;
    private TlsException failureOrNull;

    private final Outgoing outgoing;

    TlsChannel(ByteChannel transport, SSLEngine engine, Faults faults) {
        this.transport = transport;
        this.engine = engine;
        this.faults = faults;
        outgoing = new Outgoing(transport, engine);
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
        HandshakeTimer.limit(timeout, transport, this::handshake);
    }

    /**
     * Agrees with the peer, however long it takes: whoever closes the transport ends it. The
     * transport must be blocking, and be closed where this fails.
     *
     * @throws TlsException if there is no session: the fault tells why
     * @throws IllegalBlockingModeException if the transport is non-blocking
     */
    public void handshake() throws TlsException {
        reading.lock();
        outgoing.lock().lock();
        try {
            engine.beginHandshake();
            negotiate();
            isEstablished = true;
            faults.established();
        } catch (SSLException e) {
            throw refusal(e);
        } catch (IOException e) {
            throw lastWord(e) instanceof SSLException word ? refusal(word) : faults.closed(e);
        } finally {
            outgoing.lock().unlock();
            reading.unlock();
        }
    }

    /** The peer is told, too. */
    private TlsException refusal(SSLException e) {
        outgoing.answer();
        return faults.of(e);
    }

    private void negotiate() throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> {
                    if (!outgoing.send()) {
                        throw new IllegalBlockingModeException();
                    }
                }
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
        outgoing.lose();
        try {
            negotiate();
        } catch (SSLException e) {
            return e;
        } catch (IOException e) {
            // There was no word.
        }
        return failure;
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
                    takePlain(into);
                } else if (failureOrNull != null) {
                    throw failureOrNull;
                } else if (hasEnded) {
                    return -1;
                } else if (!advance(into)) {
                    break;
                }
            }
            hasPlainCome |= into.position() > start;
            return into.position() - start;
        } catch (SSLException e) {
            throw broken(e);
        } catch (IOException e) {
            throw hasPlainCome ? e : faults.early(e);
        } finally {
            reading.unlock();
        }
    }

    private void takePlain(ByteBuffer into) {
        int n = Math.min(plain.remaining(), into.remaining());
        into.put(plain.slice(plain.position(), n));
        plain.position(plain.position() + n);
        if (!plain.hasRemaining()) {
            plain = NOTHING;
        }
    }

    /** For good: of the next record the engine would say that it is the end. */
    private TlsException broken(SSLException e) {
        if (failureOrNull == null) {
            failureOrNull = refusal(e);
        }
        return failureOrNull;
    }

    /**
     * How much can be read without waiting, of what the transport has already handed over.
     *
     * @return bytes; 0 if there are none, and where the next read will fail
     */
    public int available() {
        reading.lock();
        try {
            // Only data: to the end of TLS 1.2 the engine would answer with our own at once.
            while (!plain.hasRemaining() && !hasEnded && failureOrNull == null) {
                if (!received.hasData() || unwrap(NOTHING) == Status.BUFFER_UNDERFLOW) {
                    return 0;
                }
            }
        } catch (SSLException e) {
            failureOrNull = refusal(e);
        } finally {
            reading.unlock();
        }
        return plain.remaining();
    }

    /** Takes the next record apart, or receives more of it; false if there is nothing now. */
    private boolean advance(ByteBuffer into) throws IOException {
        // The engine wants a buffer before it says that there is nothing to put in it.
        if (isEstablished && received.isPartial()) {
            return receive();
        }
        return unwrap(into) != Status.BUFFER_UNDERFLOW || receive();
    }

    private Status unwrap(ByteBuffer into) throws SSLException {
        SSLEngineResult result = engine.unwrap(received.records(), into);
        switch (result.getStatus()) {
            case OK -> settle(result.getHandshakeStatus());
            case CLOSED -> {
                hasEnded = true;
                outgoing.answer();
            }
            case BUFFER_OVERFLOW -> {
                ByteBuffer whole = ByteBuffer.allocate(received.nextRecord());
                try {
                    return unwrap(whole);
                } finally {
                    if (whole.position() > 0) {
                        plain = whole.flip();
                    }
                }
            }
            case BUFFER_UNDERFLOW -> {}
        }
        return result.getStatus();
    }

    private boolean receive() throws IOException {
        int n = received.receive(transport);
        if (!isEstablished) {
            faults.came(received.records());
        }
        if (n < 0) {
            throw new EOFException("the peer closed without ending TLS first, by close_notify");
        }
        return n > 0;
    }

    /** What the peer's message asks for when the handshake is over. */
    private void settle(HandshakeStatus status) throws TlsException {
        if (!isEstablished) {
            return;
        }
        if (status == HandshakeStatus.NEED_TASK) {
            checkNotRenegotiated();
            runTasks();
        } else if (status == HandshakeStatus.NEED_UNWRAP) {
            checkNotRenegotiated();
        }
        outgoing.answer();
    }

    private void checkNotRenegotiated() throws TlsException {
        if (!engine.getSession().getProtocol().equals("TLSv1.3")) {
            throw Faults.renegotiation();
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
        outgoing.lock().lock();
        try {
            return outgoing.write(from);
        } catch (SSLException e) {
            throw faults.of(e);
        } finally {
            outgoing.lock().unlock();
        }
    }

    /**
     * Whether there is more to send than the transport took.
     *
     * @return whether to {@link #flush} when it is writable
     */
    public boolean hasPendingOutput() {
        outgoing.lock().lock();
        try {
            return outgoing.isPending();
        } finally {
            outgoing.lock().unlock();
        }
    }

    /**
     * Sends what is pending, as far as the transport takes it.
     *
     * @return whether nothing is pending any more
     * @throws IOException if the transport fails
     */
    public boolean flush() throws IOException {
        outgoing.lock().lock();
        try {
            return outgoing.pump();
        } finally {
            outgoing.lock().unlock();
        }
    }

    /**
     * Tells the peer that this was all ({@code close_notify}); reading goes on.
     *
     * @throws IOException if the transport fails
     */
    public void shutdownOutput() throws IOException {
        outgoing.lock().lock();
        try {
            engine.closeOutbound();
            outgoing.pump();
        } finally {
            outgoing.lock().unlock();
        }
    }

    /**
     * What was agreed on, and with whom.
     *
     * @return the session; one with cipher suite {@code SSL_NULL_WITH_NULL_NULL} before there is
     *     one
     */
    public SSLSession session() {
        return engine.getSession();
    }

    /**
     * What is spoken over this session (ALPN, RFC 7301).
     *
     * @return the protocol, or an empty text if none was agreed on
     */
    public String applicationProtocol() {
        String protocol = engine.getApplicationProtocol();
        return protocol == null ? "" : protocol;
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
