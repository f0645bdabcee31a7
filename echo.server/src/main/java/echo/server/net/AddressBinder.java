package echo.server.net;

import echo.api.net.AddressText;
import echo.api.net.InetEndpoint;
import echo.server.log.Log;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Binds every address that an endpoint stands for, and goes on if some cannot be bound.
 *
 * @param <S> what is bound
 */
public final class AddressBinder<S> {

    /**
     * Binds one address.
     *
     * @param <S> what is bound
     */
    public interface Opener<S> {

        /**
         * Opens a socket.
         *
         * @param address the address and port, 0 for any
         * @return bound to it
         * @throws IOException if it cannot be
         */
        S open(InetSocketAddress address) throws IOException;
    }

    private final Opener<S> opener;
    private final ToIntFunction<S> port;

    /**
     * A binder for sockets of one sort.
     *
     * @param opener binds one
     * @param port the port that one is bound to
     */
    public AddressBinder(Opener<S> opener, ToIntFunction<S> port) {
        this.opener = opener;
        this.port = port;
    }

    /**
     * Binds all addresses.
     *
     * @param endpoint which
     * @return at least one bound socket
     * @throws CouldNotOpenSocketException if none can be bound, with each reason
     */
    public List<S> bind(InetEndpoint endpoint) throws CouldNotOpenSocketException {
        var sockets = new ArrayList<S>();
        var reasons = new ArrayList<String>();
        try {
            for (InetSocketAddress address : PassiveAddresses.of(endpoint)) {
                try {
                    sockets.add(open(address, sockets));
                } catch (IOException e) {
                    reasons.add(AddressText.of(address) + ": " + BindFailure.explain(address, e));
                }
            }
        } catch (IOException e) {
            reasons.add(e.getMessage());
        }
        if (sockets.isEmpty()) {
            throw new CouldNotOpenSocketException(endpoint.toString(), reasons);
        }
        reasons.forEach(reason -> Log.SERVER.warn("passed over for {}: {}", endpoint, reason));
        return sockets;
    }

    private S open(InetSocketAddress address, List<S> earlier) throws IOException {
        if (address.getPort() == 0 && !earlier.isEmpty()) {
            // All addresses of one endpoint on one port, if it happens to be free on all.
            int same = port.applyAsInt(earlier.getFirst());
            try {
                return opener.open(new InetSocketAddress(address.getAddress(), same));
            } catch (IOException taken) {
                Log.SERVER.debug("port {} is not free on {}", same, AddressText.of(address), taken);
            }
        }
        return opener.open(address);
    }
}
