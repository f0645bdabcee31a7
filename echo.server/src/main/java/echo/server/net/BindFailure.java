package echo.server.net;

import echo.api.net.UnixEndpoint;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.FileSystemException;

/** Why an address could not be bound, and what the user can do about it. */
public final class BindFailure {

    private static final int FIRST_UNPRIVILEGED_PORT = 1024;

    private BindFailure() {}

    /**
     * Of a Unix socket.
     *
     * @param endpoint what could not be bound
     * @param failure what the system said
     * @return one line
     */
    public static String explain(UnixEndpoint endpoint, IOException failure) {
        if (failure instanceof FileSystemException file) {
            return "%s: %s (check the file's owner and the folder's permissions)"
                    .formatted(file.getFile(), file.getClass().getSimpleName());
        }
        String reason = String.valueOf(failure.getMessage());
        return endpoint.path() + ": " + reason + advice(reason);
    }

    private static String advice(String reason) {
        if (reason.startsWith("Address already in use")) {
            return " (another server listens there: choose another path)";
        } else if (reason.startsWith("A file is there")) {
            return " (remove it, or choose another path)";
        } else if (reason.startsWith("Unix domain path too long")) {
            return " (a Unix socket's path has about 100 bytes: choose a shorter one)";
        } else if (reason.startsWith("No such file")) {
            return " (make the folder first)";
        } else if (reason.startsWith("Permission denied")) {
            return " (the folder cannot be written to)";
        }
        return "";
    }

    /**
     * Of an internet address.
     *
     * @param address what could not be bound
     * @param failure what the system said
     * @return one line
     */
    public static String explain(InetSocketAddress address, IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        // The system's word is shown whatever it is; only the advice is chosen by it.
        return reason + advice(address.getPort(), failure instanceof BindException, reason);
    }

    private static String advice(int port, boolean bind, String reason) {
        if (!bind) {
            return "";
        } else if (reason.startsWith("Address already in use")) {
            return " (another program listens there: choose another port, or 0 for any free one)";
        } else if (reason.startsWith("Permission denied") && port < FIRST_UNPRIVILEGED_PORT) {
            return " (ports below 1024 need a privilege: choose a higher one)";
        } else if (reason.startsWith("Cannot assign")) {
            return " (no interface of this machine has that address)";
        }
        return "";
    }
}
