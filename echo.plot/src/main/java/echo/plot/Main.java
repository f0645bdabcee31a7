package echo.plot;

/** Starts {@code echo-plot}. */
public final class Main {

    private Main() {}

    /**
     * Runs the command and exits with its code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(new PlotCommand(System.out, System.err).call(args));
    }
}
