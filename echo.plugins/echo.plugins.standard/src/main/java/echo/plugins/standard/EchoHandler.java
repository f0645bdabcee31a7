package echo.plugins.standard;

import echo.api.Connection;
import echo.api.ConnectionHandler;

import java.io.IOException;

/** The echo protocol (RFC 862): every byte goes back, in order, until the peer shuts its side. */
public final class EchoHandler implements ConnectionHandler {

    /** The one instance that a server needs. */
    public EchoHandler() {}

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public void handle(Connection connection) throws IOException {
        connection.input().transferTo(connection.output());
    }
}
