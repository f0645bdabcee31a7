package echo.server;

import java.util.List;

/** Plugins had to be left out, and the user wants none to be. */
final class StrictPluginsException extends Exception {

    private static final long serialVersionUID = 1;

    /** One line for each of them. */
    StrictPluginsException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
