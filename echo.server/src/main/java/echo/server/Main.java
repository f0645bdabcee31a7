package echo.server;

import echo.server.activation.StandardStreams;
import echo.server.loop.Carriers;

import java.io.PrintStream;

/** Starts {@code echo-server}. */
public final class Main {

    private Main() {}

    /**
     * Runs the command and exits with its code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        Carriers.prepare();
        if (StandardStreams.isErrorTheSocket()) {
            // Started by inetd: the peer would get it.
            System.setErr(StandardStreams.nowhere());
        }
        PrintStream out = System.out;
        // Standard output is for results; what logback or a plugin prints there is none.
        System.setOut(System.err);
        var command =
                new ServerCommand(
                        out,
                        System.err,
                        Signals.stopping(),
                        Signals.reloading(),
                        Signals.telling());
        int code = ExitCode.BUG;
        try {
            code = command.call(args);
        } finally {
            // Even after an Error, since threads that accept would keep the process.
            System.exit(code);
        }
    }
}
