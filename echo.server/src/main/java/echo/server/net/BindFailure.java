package echo.server.net;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;

/** Why an address could not be bound, and what the user can do about it. */
final class BindFailure {

    private static final int FIRST_UNPRIVILEGED_PORT = 1024;

    private BindFailure() {}

    static String explain(InetSocketAddress address, IOException failure) {
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
