package echo.client.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kernel tells of a machine in files.
 *
 * @param root the folder that has {@code proc} and {@code sys}
 * @param binding how a socket is bound
 */
record Machine(Path root, Binding binding) {

    private static final int LARGEST = 1 << 16;
    private static final int LONGEST_NUMBER = 18;

    /** Binds a socket of a family to the loopback address, and closes it. */
    interface Binding {
        void bind(StandardProtocolFamily family) throws IOException;
    }

    /** The one that this runs on. */
    static Machine real() {
        return new Machine(Path.of("/"), Machine::bindLoopback);
    }

    private static void bindLoopback(StandardProtocolFamily family) throws IOException {
        try (var channel = ServerSocketChannel.open(family)) {
            switch (family) {
                case INET -> channel.bind(new InetSocketAddress("127.0.0.1", 0));
                case INET6 -> channel.bind(new InetSocketAddress(InetAddress.ofLiteral("::1"), 0));
                // To bind it would make a file.
                case UNIX -> {}
            }
        } catch (UnsupportedOperationException e) {
            throw new IOException("not supported", e);
        }
    }

    boolean has(String file) {
        return Files.exists(root.resolve(file));
    }

    String text(String file) throws IOException {
        // In one read: what is left of a sysctl after the first is not to be had.
        var bytes = new byte[LARGEST];
        try (InputStream in = Files.newInputStream(root.resolve(file))) {
            return new String(bytes, 0, in.readNBytes(bytes, 0, LARGEST), ISO_8859_1).strip();
        }
    }

    long number(String file) throws IOException {
        return parse(file, text(file));
    }

    /** The number in the first group of an expression that is found in a file. */
    long number(String file, String expression) throws IOException {
        return parse(file, find(file, expression));
    }

    /** The first group of an expression that is found in a file. */
    String find(String file, String expression) throws IOException {
        Matcher matcher = Pattern.compile(expression, Pattern.MULTILINE).matcher(text(file));
        if (!matcher.find()) {
            throw new IOException(file + " has no " + expression);
        }
        return matcher.group(1);
    }

    private static long parse(String file, String text) throws IOException {
        if (text.equals("max") || text.equals("unlimited")) {
            return Long.MAX_VALUE;
        } else if (!text.matches("-?[0-9]+")) {
            throw new IOException(file + " has no number: " + text);
        }
        // The kernel writes 'no limit' in several ways, not all of which a long holds.
        return text.length() > LONGEST_NUMBER ? Long.MAX_VALUE : Long.parseLong(text);
    }
}
