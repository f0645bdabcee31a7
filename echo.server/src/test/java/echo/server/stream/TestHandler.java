package echo.server.stream;

import echo.api.Connection;
import echo.api.ConnectionHandler;

import java.io.IOException;

/** A handler made of a lambda, named {@code test}. */
record TestHandler(Body body) implements ConnectionHandler {

    /** What it does with a connection. */
    interface Body {
        void handle(Connection connection) throws IOException, InterruptedException;
    }

    static void echo(Connection connection) throws IOException {
        connection.input().transferTo(connection.output());
    }

    /** Echoes that many bytes. */
    static void echo(Connection connection, int bytes) throws IOException {
        connection.output().write(connection.input().readNBytes(bytes));
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public void handle(Connection connection) throws IOException, InterruptedException {
        body.handle(connection);
    }
}
