package echo.client.connect;

import echo.api.net.AddressText;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;

/** A trace that can be waited for; an address is told as its port, or its path. */
public final class Events implements Trace {

    private final List<String> events = new ArrayList<>();

    @Override
    public synchronized void event(SocketAddress address, String what) {
        String where =
                address instanceof InetSocketAddress inet
                        ? Integer.toString(inet.getPort())
                        : AddressText.of(address);
        events.add(where + " " + what);
        notifyAll();
    }

    /** Waits until that event has happened. */
    public synchronized void await(String event) throws InterruptedException {
        while (!events.contains(event)) {
            wait();
        }
    }

    /** The ports of all attempts, in the order in which they began. */
    synchronized List<Integer> attempts() {
        return events.stream()
                .filter(event -> event.endsWith(" attempt"))
                .map(event -> Integer.parseInt(event.substring(0, event.indexOf(' '))))
                .toList();
    }

    public synchronized List<String> all() {
        return List.copyOf(events);
    }
}
