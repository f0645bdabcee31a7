package echo.client.command;

import java.net.UnknownHostException;

/** What is told when a host has no address. */
public final class NameFailure {

    private static final String REMEDY =
            " (is it spelled right, and does the name service answer?)";

    private NameFailure() {}

    /**
     * The line for the user.
     *
     * @param e of the resolver
     * @return what, and a remedy where there is one
     */
    public static String text(UnknownHostException e) {
        // Of a family or a literal that is missing all is said.
        boolean isUnknown = e.getMessage().endsWith("name not resolved");
        return e.getMessage() + (isUnknown ? REMEDY : "");
    }
}
