package echo.plugins.standard;

import echo.api.Connection;
import echo.api.ConnectionHandler;
import echo.api.Datagram;
import echo.api.DatagramHandler;

import java.io.IOException;
import java.util.Map;

/**
 * The echo protocol (RFC 862): every byte goes back, in order, until the peer shuts its side; every
 * datagram goes back as it is.
 */
public final class EchoHandler implements ConnectionHandler, DatagramHandler {

    /** The one instance that a server needs. */
    public EchoHandler() {}

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public EchoHandler with(Map<String, String> options) {
        ConnectionHandler.super.with(options);
        return this;
    }

    @Override
    public void handle(Connection connection) throws IOException {
        connection.input().transferTo(connection.output());
    }

    @Override
    public void handle(Datagram datagram) throws IOException {
        datagram.reply(datagram.payload());
    }
}
