package echo.server.datagram;

import echo.api.Datagram;
import echo.api.DatagramHandler;

import java.io.IOException;

/** A handler made of a lambda, named {@code test}. */
record TestHandler(Body body) implements DatagramHandler {

    /** What it does with a datagram. */
    interface Body {
        void handle(Datagram datagram) throws IOException, InterruptedException;
    }

    static void echo(Datagram datagram) throws IOException {
        datagram.reply(datagram.payload());
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public void handle(Datagram datagram) throws IOException, InterruptedException {
        body.handle(datagram);
    }
}
