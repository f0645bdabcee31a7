package echo.client.verify;

import echo.api.net.SocketType;
import echo.client.connect.Alarm;
import echo.client.connect.ConnectConfig;
import echo.client.connect.Connector;
import echo.client.connect.CouldNotOpenSocketException;
import echo.client.connect.Trace;
import echo.client.connect.Wire;
import echo.client.verify.compare.Fault;
import echo.client.verify.compare.Pattern;
import echo.client.verify.compare.Verdict;
import echo.client.verify.suite.Case;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;

/** Resets TCP connections, and then sees whether the server still serves others. */
final class Reset implements Case.Check {

    /** Some are reset at once, some while an echo is under way. */
    private static final int TIMES = 4;

    private static final int BYTES = 64 * 1024;

    private final VerifyConfig config;
    private final Trace trace;

    Reset(VerifyConfig config, Trace trace) {
        this.config = config;
        this.trace = trace;
    }

    @Override
    public Verdict run() throws UnknownHostException, InterruptedException {
        try (Wire wire = new Connector(config.connect(), trace).connect()) {
            // The one of all addresses that answers.
            if (!(wire.peerAddress() instanceof InetSocketAddress peer)) {
                return new Verdict.Skipped("only TCP has resets");
            }
            for (int i = 0; i < TIMES; i++) {
                reset(peer, i % 2 * BYTES);
            }
        } catch (CouldNotOpenSocketException e) {
            return new Fault(Fault.Kind.NO_SOCKET, 0, e.getMessage());
        } catch (IOException e) {
            return new Fault(
                    Fault.Kind.BROKEN, 0, "a connection could not be reset: " + e.getMessage());
        }
        return new Verify(config, trace).run(Traffic.flow(BYTES), 1).getFirst();
    }

    /** Without TLS, so that the server's handshake is one of what is cut. */
    private void reset(InetSocketAddress peer, int bytes) throws IOException {
        ConnectConfig connect = config.connect();
        var socket = new Socket();
        // A server that does not read would hold up the writes.
        var alarm = Alarm.closing(socket, config.readTimeout());
        try (socket) {
            if (connect.source().isPresent()) {
                socket.bind(new InetSocketAddress(connect.source().get(), 0));
            }
            socket.connect(peer, Math.toIntExact(connect.timeout().toMillis()));
            trace.event(peer, "connected, to be reset");
            socket.setSoLinger(true, 0);
            write(
                    socket,
                    connect.proxyProtocol()
                            .header(SocketType.STREAM, socket.getLocalSocketAddress(), peer));
            write(socket, new Pattern(config.seed(), 0).bytes(0, bytes));
        } finally {
            alarm.close();
        }
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            // The server was faster to end it, which is its right.
        }
    }
}
