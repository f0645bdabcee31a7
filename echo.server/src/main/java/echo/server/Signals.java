package echo.server;

import sun.misc.Signal;

/** SIGTERM and SIGINT: the first asks for a stop, the second ends the process at once. */
// A shutdown hook would exit with 143, and would not see a second signal.
final class Signals {

    private Signals() {}

    static Stop stopping() {
        var stop = new Stop(() -> Runtime.getRuntime().halt(ExitCode.OK));
        for (String name : new String[] {"TERM", "INT"}) {
            Signal.handle(new Signal(name), signal -> received(signal, stop));
        }
        return stop;
    }

    private static synchronized void received(Signal signal, Stop stop) {
        if (stop.isRequested()) {
            Runtime.getRuntime().halt(128 + signal.getNumber());
        }
        stop.request();
    }
}
