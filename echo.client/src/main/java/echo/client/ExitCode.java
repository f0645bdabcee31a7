package echo.client;

/** How the command ends. */
final class ExitCode {

    /** All went well: the echo is exact, or what was asked for was printed. */
    static final int OK = 0;

    /** No address of the endpoint could be connected to. */
    static final int NO_SOCKET = 1;

    /** The command line cannot be obeyed. */
    static final int USAGE = 2;

    /** The host has no address. */
    static final int NO_NAME = 3;

    /** The peer made no progress. */
    static final int TIMEOUT = 4;

    /** What came back is not what was sent. */
    static final int MISMATCH = 6;

    private ExitCode() {}
}
