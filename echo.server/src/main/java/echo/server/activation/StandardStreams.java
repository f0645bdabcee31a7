package echo.server.activation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which of the standard streams are one socket. inetd makes all three of them the connection, so
 * that what is printed would be sent to the peer.
 */
public final class StandardStreams {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private StandardStreams() {}

    /**
     * Whether standard output is the socket that standard input is.
     *
     * @return false where nobody can tell
     */
    public static boolean isOutputTheSocket() {
        return isSameSocket(1);
    }

    /**
     * Whether standard error is the socket that standard input is.
     *
     * @return false where nobody can tell
     */
    public static boolean isErrorTheSocket() {
        return isSameSocket(2);
    }

    private static boolean isSameSocket(int descriptor) {
        try {
            // The system's text has the socket's number in it.
            Path input = Files.readSymbolicLink(DESCRIPTORS.resolve("0"));
            return input.toString().startsWith("socket:")
                    && Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor)))
                            .equals(input);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /**
     * A stream for what nobody is to see.
     *
     * @return it takes everything
     */
    public static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream());
    }
}
