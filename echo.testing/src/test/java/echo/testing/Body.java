package echo.testing;

import echo.api.Connection;
import echo.api.ConnectionHandler;

import java.io.IOException;

/** A handler made of a lambda, named {@code test}. */
record Body(Work work) implements ConnectionHandler {

    /** What it does with a connection. */
    interface Work {
        void handle(Connection connection) throws IOException, InterruptedException;
    }

    static ConnectionHandler echo() {
        return new Body(connection -> connection.input().transferTo(connection.output()));
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public void handle(Connection connection) throws IOException, InterruptedException {
        work.handle(connection);
    }
}
