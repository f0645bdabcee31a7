package echo.client.connect;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures how long the attempt that connected took, from its start until there was a connection to
 * use. For one call that connects, by the thread that calls: the connector tells of attempts on it.
 */
public final class ConnectTimer implements Trace {

    private final Trace next;
    private final Map<SocketAddress, Long> starts = new HashMap<>();
    private Duration time = Duration.ZERO;

    /**
     * Has measured nothing yet.
     *
     * @param next is told of each event, too
     */
    public ConnectTimer(Trace next) {
        this.next = next;
    }

    @Override
    public void event(SocketAddress address, String what) {
        long now = System.nanoTime();
        next.event(address, what);
        switch (what) {
            // What the next one does with it is not the network's time.
            case ATTEMPT -> starts.put(address, System.nanoTime());
            case CONNECTED -> time = Duration.ofNanos(now - starts.getOrDefault(address, now));
            default -> {
                // How others ended does not matter.
            }
        }
    }

    /**
     * The time that it took.
     *
     * @return zero if nothing has connected
     */
    public Duration time() {
        return time;
    }
}
