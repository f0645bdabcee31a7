package echo.server.events;

import jdk.jfr.FlightRecorder;

/** The JVM's flight recorder. */
public final class Recorder {

    private Recorder() {}

    /**
     * Whether somebody has recorded since the start of the process, or does now. If not, no class
     * of an event need be loaded: that would open no file, but take a millisecond of the first
     * connection.
     *
     * @return false for most servers, for ever
     */
    public static boolean isOn() {
        return FlightRecorder.isInitialized();
    }
}
