package echo.client.command;

import echo.client.connect.CouldNotOpenSocketException;
import echo.client.connect.TlsFailureException;

/** How the command ends. */
public final class ExitCode {

    /** All went well: the echo is exact, or what was asked for was printed. */
    public static final int OK = 0;

    /** No address of the endpoint could be connected to. */
    public static final int NO_SOCKET = 1;

    /**
     * The command line cannot be obeyed, standard input not read or standard output not written.
     */
    public static final int USAGE = 2;

    /** The host has no address. */
    public static final int NO_NAME = 3;

    /** The peer made no progress. */
    public static final int TIMEOUT = 4;

    /** No session of TLS could be had. */
    public static final int TLS = 5;

    /** What came back is not what was sent. */
    public static final int MISMATCH = 6;

    /** An assertion of the command line does not hold. */
    public static final int ASSERTION = 7;

    /** Ended by Ctrl-C: 128 and the number of SIGINT, as shells have it. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    /**
     * That of a connection which there is not.
     *
     * @param failure why
     * @return one of these
     */
    public static int of(CouldNotOpenSocketException failure) {
        return failure instanceof TlsFailureException tls
                ? tls.isTimeout() ? TIMEOUT : TLS
                : NO_SOCKET;
    }
}
