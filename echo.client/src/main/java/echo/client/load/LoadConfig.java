package echo.client.load;

import static java.util.Objects.requireNonNull;

import echo.client.connect.ConnectConfig;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * A load.
 *
 * @param connect where and how to connect
 * @param readTimeout the longest wait for a reply to go on
 * @param sources the local addresses that connections take turns with; empty for what {@code
 *     connect} says
 * @param threads how many threads serve them
 * @param connections how many at once
 * @param idle how many more are held open, and idle
 * @param sizes of messages
 * @param isConnectPerRequest whether each request has a connection of its own
 * @param pace when requests are made
 */
record LoadConfig(
        ConnectConfig connect,
        Duration readTimeout,
        List<InetAddress> sources,
        int threads,
        int connections,
        int idle,
        MessageSizes sizes,
        boolean isConnectPerRequest,
        Pace pace) {

    LoadConfig {
        requireNonNull(connect);
        requireNonNull(readTimeout);
        requireNonNull(sizes);
        requireNonNull(pace);
        sources = List.copyOf(sources);
        if (threads < 1 || connections < 1 || idle < 0) {
            throw new IllegalArgumentException("a load without connections");
        }
    }

    LoadConfig with(Pace other) {
        return new LoadConfig(
                connect,
                readTimeout,
                sources,
                threads,
                connections,
                idle,
                sizes,
                isConnectPerRequest,
                other);
    }
}
