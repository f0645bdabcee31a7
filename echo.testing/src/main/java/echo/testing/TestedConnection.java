package echo.testing;

import echo.api.Connection;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/** What the handler sees of a {@link Wire}. */
final class TestedConnection implements Connection {

    private static final AtomicLong IDS = new AtomicLong();
    private static final int LOCAL_PORT = 50007;

    /** Where the ports begin that systems give to clients (RFC 6335, section 6). */
    private static final int FIRST_CLIENT_PORT = 49152;

    private final long id = IDS.incrementAndGet();
    private final Wire wire;
    private final WireInput input;
    private final WireOutput output;

    TestedConnection(Wire wire) {
        this.wire = wire;
        input = new WireInput(wire);
        output = new WireOutput(wire);
    }

    /** The server's own rule: what a handler throws is a fault, unless its peer is behind it. */
    Ending judge(Throwable thrown) {
        Throwable e =
                thrown instanceof UncheckedIOException unchecked ? unchecked.getCause() : thrown;
        boolean endedTooSoon = e instanceof EOFException && input.hasEnded();
        return e instanceof IOException io
                        && (input.hasFailed() || output.hasFailed() || endedTooSoon)
                ? new Ending.PeerGone(io)
                : new Ending.Failed(thrown);
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public WireInput input() {
        return input;
    }

    @Override
    public WireOutput output() {
        return output;
    }

    @Override
    public InetSocketAddress localAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), LOCAL_PORT);
    }

    @Override
    public InetSocketAddress peerAddress() {
        int port = FIRST_CLIENT_PORT + (int) (id % (65536 - FIRST_CLIENT_PORT));
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void shutdownOutput() throws IOException {
        wire.shutdownOutput();
    }

    @Override
    public void reset() {
        wire.reset("Socket closed");
    }
}
