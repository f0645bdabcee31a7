package echo.server.stream;

import echo.server.proxy.ProxyHeader;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;

/** A socket to a proxy, with the addresses of the connection that the proxy relays. */
record RelayedSocket(StreamSocket plain, SocketAddress localAddress, SocketAddress peerAddress)
        implements StreamSocket {

    /** Reads the PROXY header, and not a byte beyond it. */
    static StreamSocket of(StreamSocket accepted) throws IOException {
        return switch (ProxyHeader.readFrom(accepted.input())) {
            case ProxyHeader.Relayed relayed ->
                    new RelayedSocket(accepted, relayed.destination(), relayed.source());
            case ProxyHeader.Local _ -> accepted;
            case ProxyHeader.Absent _ ->
                    throw new EOFException("the proxy closed without a PROXY header");
        };
    }

    @Override
    public InputStream input() throws IOException {
        return plain.input();
    }

    @Override
    public OutputStream output() throws IOException {
        return plain.output();
    }

    @Override
    public void shutdownOutput() throws IOException {
        plain.shutdownOutput();
    }

    @Override
    public void reset() throws IOException {
        plain.reset();
    }

    @Override
    public void linger() throws IOException {
        plain.linger();
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }
}
