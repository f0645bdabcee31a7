package echo.plot;

/** What cannot be read or drawn. The message is one line: what, where, remedy. */
final class PlotException extends Exception {

    private static final long serialVersionUID = 1;

    PlotException(String message) {
        super(message);
    }
}
