package echo.server.net;

import java.util.List;

/** An endpoint has no address that could be bound. The message is one line, with each reason. */
public final class CouldNotOpenSocketException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * With each address's reason.
     *
     * @param endpoint what was to be opened
     * @param reasons why not, one line each
     */
    public CouldNotOpenSocketException(String endpoint, List<String> reasons) {
        super("could not open socket for %s: %s".formatted(endpoint, String.join("; ", reasons)));
    }
}
