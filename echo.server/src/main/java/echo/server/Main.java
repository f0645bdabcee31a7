package echo.server;

/** Starts {@code echo-server}. */
public final class Main {

    private Main() {}

    /**
     * Runs the command and exits with its code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(new ServerCommand(System.out, System.err, Signals.stopping()).call(args));
    }
}
