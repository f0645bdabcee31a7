package echo.client.connect;

import echo.api.net.AddressText;

import java.io.PrintStream;
import java.net.SocketAddress;
import java.util.Locale;

/** Is told of attempts to connect. */
public interface Trace {

    /** Tells nobody. */
    Trace NONE = (address, what) -> {};

    /** An attempt begins. */
    String ATTEMPT = "attempt";

    /** An attempt is the one that is kept. */
    String CONNECTED = "connected";

    /**
     * Something happened.
     *
     * @param address at this
     * @param what in one line
     */
    void event(SocketAddress address, String what);

    /**
     * One that prints, with the time since it was made.
     *
     * @param out where to
     * @return the trace
     */
    static Trace to(PrintStream out) {
        long start = System.nanoTime();
        return (address, what) ->
                out.println(
                        String.format(
                                Locale.ROOT,
                                "%8.1f ms  %s  %s",
                                (System.nanoTime() - start) / 1e6,
                                AddressText.of(address),
                                what));
    }
}
