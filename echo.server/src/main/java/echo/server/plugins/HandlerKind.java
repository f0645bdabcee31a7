package echo.server.plugins;

import echo.api.ConnectionHandler;
import echo.api.DatagramHandler;
import echo.api.Handler;

/** What a handler serves, and so which listeners it is for. */
public enum HandlerKind {
    /** Connections: TCP and Unix sockets. */
    STREAM(ConnectionHandler.class, "stream"),
    /** Datagrams: UDP. */
    DATAGRAM(DatagramHandler.class, "datagram");

    private final Class<? extends Handler> service;
    private final String word;

    HandlerKind(Class<? extends Handler> service, String word) {
        this.service = service;
        this.word = word;
    }

    /** What a module provides for it. */
    Class<? extends Handler> service() {
        return service;
    }

    @Override
    public String toString() {
        return word;
    }
}
