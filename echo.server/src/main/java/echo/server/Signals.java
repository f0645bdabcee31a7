package echo.server;

import echo.server.reload.ReloadRequest;

import sun.misc.Signal;

/**
 * SIGTERM and SIGINT: the first asks for a stop, the second ends the process at once. SIGHUP asks
 * for a reload of the plugins, SIGUSR1 for a few lines in the log.
 */
// A shutdown hook would exit with 143, and would not see a second signal.
final class Signals {

    private Signals() {}

    static Stop stopping() {
        var stop = new Stop(Runtime.getRuntime()::halt);
        for (String name : new String[] {"TERM", "INT"}) {
            Signal.handle(new Signal(name), signal -> received(signal, stop));
        }
        return stop;
    }

    private static synchronized void received(Signal signal, Stop stop) {
        if (stop.isRequested()) {
            stop.halt(128 + signal.getNumber());
        }
        stop.request();
    }

    static ReloadRequest reloading() {
        var reload = new ReloadRequest();
        Signal.handle(new Signal("HUP"), signal -> reload.make());
        return reload;
    }

    static Status telling() {
        var status = new Status();
        // Not SIGUSR2, which the JVM takes to suspend threads.
        Signal.handle(new Signal("USR1"), signal -> status.request());
        return status;
    }
}
