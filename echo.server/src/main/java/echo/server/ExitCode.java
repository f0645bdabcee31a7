package echo.server;

/** How the command ends. */
final class ExitCode {

    /** All went well: a clean drain, or what was asked for was printed. */
    static final int OK = 0;

    /** A listener could not open a socket. */
    static final int NO_SOCKET = 1;

    /** A plugin that was checked is faulty. */
    static final int FAULTY_PLUGIN = 1;

    /** The command line cannot be obeyed, or a plugin cannot be loaded and all must be. */
    static final int USAGE = 2;

    /** Something that should not happen, such as no memory; sysexits.h has that number for it. */
    static final int BUG = 70;

    private ExitCode() {}
}
