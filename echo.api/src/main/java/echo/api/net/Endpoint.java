package echo.api.net;

import java.util.Map;

/**
 * A URI that says where: {@code tcp://HOST:PORT}, {@code udp://HOST:PORT} or {@code unix:PATH}, and
 * behind it perhaps {@code ?NAME=VALUE&…}, percent-encoded where the values hold {@code &}, {@code
 * %} or {@code #}. Immutable.
 */
public sealed interface Endpoint permits InetEndpoint, UnixEndpoint {

    /** The port of the ancestor's examples, used where none is given. */
    int DEFAULT_PORT = 50007;

    /**
     * What its sockets carry.
     *
     * @return the type
     */
    SocketType type();

    /**
     * The scheme of its text.
     *
     * @return {@code tcp}, {@code tcp4}, {@code tcp6}, {@code udp}, {@code udp4}, {@code udp6} or
     *     {@code unix}
     */
    String scheme();

    /**
     * What stands behind the {@code ?}.
     *
     * @return by name, in the order given, immutable
     */
    Map<String, String> options();

    /**
     * Reads an endpoint from its text. A port that is a name is looked up in the system's services
     * file.
     *
     * @param text such as {@code tcp://*:50007?handler=echo}
     * @return the endpoint
     * @throws IllegalArgumentException if it is not one; the message names the text, what is wrong
     *     and what would be right
     */
    static Endpoint parse(String text) {
        return new EndpointParser(text).parse();
    }
}
