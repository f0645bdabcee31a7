package echo.server.net;

import echo.server.log.Log;

/** A handler failed: what the log says about it. */
public final class HandlerFault {

    private HandlerFault() {}

    /**
     * Logs it at error, whatever it is.
     *
     * @param where the connection or the listener
     * @param handler the handler's name
     * @param failure what it threw
     */
    public static void log(String where, String handler, Throwable failure) {
        try {
            if (isMisfit(failure)) {
                Log.SERVER.error(
                        "{}: handler {} does not fit this server: {}; was it built against this"
                                + " server's echo.api, and are all its jars there?",
                        where,
                        handler,
                        failure.toString());
                Log.SERVER.debug("{}: handler {}", where, handler, failure);
            } else {
                Log.SERVER.error("{}: handler {} failed", where, handler, failure);
            }
        } catch (RuntimeException | Error cannotLog) {
            // An exception may be a plugin's own class, and fail when it is asked for its message.
            String type = failure.getClass().getName();
            Log.SERVER.error("{}: handler {} failed with {}", where, handler, type);
        }
    }

    /** A class's own initialiser that fails is no misfit, though the JVM has it among them. */
    private static boolean isMisfit(Throwable failure) {
        return failure instanceof LinkageError
                && !(failure instanceof ExceptionInInitializerError)
                // So it is reported from the second time on.
                && !(failure.getCause() instanceof ExceptionInInitializerError);
    }
}
