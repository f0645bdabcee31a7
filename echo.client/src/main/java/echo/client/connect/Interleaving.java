package echo.client.connect;

import echo.api.net.AddressFamily;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The order in which addresses are tried. */
final class Interleaving {

    private Interleaving() {}

    /**
     * The families take turns, beginning with that of the first address, and keep their order
     * within each (RFC 8305, section 4, with a First Address Family Count of 1).
     */
    static List<InetSocketAddress> of(List<InetSocketAddress> addresses) {
        Deque<InetSocketAddress> first = new ArrayDeque<>();
        Deque<InetSocketAddress> second = new ArrayDeque<>();
        for (InetSocketAddress address : addresses) {
            (family(address) == family(addresses.getFirst()) ? first : second).add(address);
        }
        var interleaved = new ArrayList<InetSocketAddress>();
        while (!first.isEmpty() || !second.isEmpty()) {
            if (!first.isEmpty()) {
                interleaved.add(first.remove());
            }
            if (!second.isEmpty()) {
                interleaved.add(second.remove());
            }
        }
        return interleaved;
    }

    private static AddressFamily family(InetSocketAddress address) {
        return AddressFamily.of(address.getAddress());
    }
}
