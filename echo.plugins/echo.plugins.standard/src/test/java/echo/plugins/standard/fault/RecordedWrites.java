package echo.plugins.standard.fault;

import echo.api.Connection;
import echo.api.ConnectionHandler;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Another handler, and the sizes of the writes that it does. */
record RecordedWrites(ConnectionHandler handler, List<Integer> sizes) implements ConnectionHandler {

    RecordedWrites(ConnectionHandler handler) {
        this(handler, new CopyOnWriteArrayList<>());
    }

    @Override
    public String name() {
        return handler.name();
    }

    @Override
    public void handle(Connection connection) throws IOException, InterruptedException {
        handler.handle(new Recorded(connection, sizes));
    }

    private record Recorded(Connection connection, List<Integer> sizes) implements Connection {

        @Override
        public OutputStream output() {
            return new FilterOutputStream(connection.output()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    sizes.add(length);
                    out.write(bytes, offset, length);
                }
            };
        }

        @Override
        public long id() {
            return connection.id();
        }

        @Override
        public InputStream input() {
            return connection.input();
        }

        @Override
        public SocketAddress localAddress() {
            return connection.localAddress();
        }

        @Override
        public SocketAddress peerAddress() {
            return connection.peerAddress();
        }

        @Override
        public void shutdownOutput() throws IOException {
            connection.shutdownOutput();
        }

        @Override
        public void reset() throws IOException {
            connection.reset();
        }
    }
}
