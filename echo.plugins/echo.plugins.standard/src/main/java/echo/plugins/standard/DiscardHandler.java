package echo.plugins.standard;

import echo.api.Connection;
import echo.api.ConnectionHandler;
import echo.api.Datagram;
import echo.api.DatagramHandler;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** The discard protocol (RFC 863): all is read and thrown away, and nothing is answered. */
public final class DiscardHandler implements ConnectionHandler, DatagramHandler {

    /** The one instance that a server needs. */
    public DiscardHandler() {}

    @Override
    public String name() {
        return "discard";
    }

    @Override
    public DiscardHandler with(Map<String, String> options) {
        ConnectionHandler.super.with(options);
        return this;
    }

    @Override
    public void handle(Connection connection) throws IOException {
        connection.input().transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void handle(Datagram datagram) {}
}
