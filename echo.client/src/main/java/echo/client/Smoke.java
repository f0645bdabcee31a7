package echo.client;

import echo.api.net.Endpoint;
import echo.api.net.Resolver;

import java.io.InputStream;
import java.net.Socket;
import java.net.UnknownHostException;

/** The smoke test: one message to the first address that answers, and back. */
final class Smoke {

    private Smoke() {}

    static Outcome run(SmokeConfig config, InputStream standardInput)
            throws UnknownHostException, CouldNotOpenSocketException, InterruptedException {
        Endpoint endpoint = config.endpoint();
        var addresses = Resolver.resolve(endpoint.host(), endpoint.port(), endpoint.family());
        Socket socket = Connector.connect(endpoint, addresses, config.connectTimeout());
        var clock = new ProgressClock(config.readTimeout());
        return new Exchange(socket, config.bytes(standardInput), clock).run();
    }
}
