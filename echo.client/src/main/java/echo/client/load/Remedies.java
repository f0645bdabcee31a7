package echo.client.load;

import java.io.IOException;
import java.net.PortUnreachableException;

/** Failures in words, with what the user can do about them. */
final class Remedies {

    private Remedies() {}

    static String describe(IOException failure) {
        if (failure instanceof PortUnreachableException) {
            return "Port unreachable (is a server listening there?)";
        }
        String message = String.valueOf(failure.getMessage());
        return message + remedy(message);
    }

    private static String remedy(String message) {
        if (message.startsWith("Connection refused")) {
            return " (is a server listening there?)";
        } else if (message.startsWith("Cannot assign requested address")
                || message.startsWith("Address already in use")) {
            return " (the ports of the source address are used up: give more addresses, such as"
                    + " --source 127.0.0.1-127.0.0.9)";
        } else if (message.startsWith("Too many open files")) {
            return " (raise the limit, such as by ulimit -n 20000; echo-client doctor says more)";
        }
        return "";
    }
}
