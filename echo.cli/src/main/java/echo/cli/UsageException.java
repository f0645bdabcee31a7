package echo.cli;

/** A command line that cannot be obeyed. The message is one line: what, where, remedy. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * With the line for the user.
     *
     * @param message what is wrong, where, and what would be right
     */
    public UsageException(String message) {
        super(message);
    }
}
