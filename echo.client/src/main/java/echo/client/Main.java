package echo.client;

/** Starts {@code echo-client}. */
public final class Main {

    private Main() {}

    /**
     * Runs the command and exits with its code.
     *
     * @param args the command line
     * @throws InterruptedException never: nobody knows this thread
     */
    public static void main(String[] args) throws InterruptedException {
        System.exit(new ClientCommand(System.in, System.out, System.err).call(args));
    }
}
