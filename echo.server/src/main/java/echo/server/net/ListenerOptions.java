package echo.server.net;

import echo.api.net.Endpoint;
import echo.api.net.SocketType;
import echo.api.net.UnixEndpoint;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a listener itself is told behind the {@code ?} of its endpoint; the rest is its handler's.
 *
 * @param mode who may connect to a Unix socket; empty to leave that to the umask
 * @param receivers how many threads receive and handle datagrams, 1 to {@value #MOST_RECEIVERS}
 * @param maxSize the largest datagram that is taken, in bytes
 * @param sourceRate how many datagrams a second are taken from one source; 0 for any number, and
 *     negative for {@value #DEFAULT_SOURCE_RATE}, or any number from this machine itself
 */
public record ListenerOptions(
        Set<PosixFilePermission> mode, int receivers, int maxSize, int sourceRate) {

    /** Datagrams a second that one source may send, if nothing is said about it. */
    public static final int DEFAULT_SOURCE_RATE = 1000;

    /** What an IPv6 datagram carries: 65,535 less the UDP header (RFC 8200, section 8.1). */
    private static final int MOST_BYTES = 65_527;

    private static final int MOST_RECEIVERS = 256;
    private static final int MOST_A_SECOND = 10_000_000;

    /** Those of a listener that is told nothing. */
    public static final ListenerOptions NONE = new ListenerOptions(Set.of(), 1, MOST_BYTES, -1);

    /**
     * Takes a listener's own options out of all that its endpoint has.
     *
     * @param endpoint what it listens on
     * @param options all options, of which those are removed
     * @return the listener's options
     * @throws IllegalArgumentException if a value is not possible; the message says what would be
     */
    static ListenerOptions takenFrom(Endpoint endpoint, Map<String, String> options) {
        if (endpoint instanceof UnixEndpoint) {
            String mode = options.remove("mode");
            return mode == null ? NONE : NONE.withMode(permissions(mode));
        } else if (endpoint.type() == SocketType.DGRAM) {
            return new ListenerOptions(
                    Set.of(),
                    number(options, "receivers", NONE.receivers, 1, MOST_RECEIVERS),
                    number(options, "max-size", NONE.maxSize, 1, MOST_BYTES),
                    number(options, "source-rate", NONE.sourceRate, 0, MOST_A_SECOND));
        }
        return NONE;
    }

    /** The names of a listener's own options, beside {@code handler}. */
    static List<String> names(Endpoint endpoint) {
        if (endpoint instanceof UnixEndpoint) {
            return List.of("mode");
        } else if (endpoint.type() == SocketType.DGRAM) {
            return List.of("receivers", "max-size", "source-rate");
        }
        return List.of();
    }

    private ListenerOptions withMode(Set<PosixFilePermission> permissions) {
        return new ListenerOptions(permissions, receivers, maxSize, sourceRate);
    }

    private static Set<PosixFilePermission> permissions(String mode) {
        if (!mode.matches("0?[0-7]{3}") || mode.endsWith("000")) {
            throw new IllegalArgumentException(
                    "mode '%s' is not an octal mode such as 660".formatted(mode));
        }
        var text = new StringBuilder();
        for (char digit : mode.substring(mode.length() - 3).toCharArray()) {
            int bits = digit - '0';
            text.append((bits & 4) != 0 ? 'r' : '-');
            text.append((bits & 2) != 0 ? 'w' : '-');
            text.append((bits & 1) != 0 ? 'x' : '-');
        }
        return PosixFilePermissions.fromString(text.toString());
    }

    private static int number(
            Map<String, String> options, String name, int otherwise, int least, int most) {
        String text = options.remove(name);
        if (text == null) {
            return otherwise;
        } else if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                "%s '%s' is not a number from %d to %d".formatted(name, text, least, most));
    }
}
