package echo.client;

import echo.api.net.AddressText;
import echo.cli.Durations;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Why an address could not be connected to, and what the user can do about it.
 *
 * @param address where
 * @param reason the system's word, whatever it is
 * @param remedy a question or advice, or empty
 */
record ConnectFailure(InetSocketAddress address, String reason, String remedy) {

    static ConnectFailure of(InetSocketAddress address, Duration timeout, IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return new ConnectFailure(
                    address,
                    "no answer for " + Durations.text(timeout),
                    "does a firewall drop it? --connect-timeout sets how long to wait");
        }
        String reason = String.valueOf(failure.getMessage());
        return new ConnectFailure(address, reason, remedy(failure, reason));
    }

    private static String remedy(IOException failure, String reason) {
        if (failure instanceof ConnectException && reason.startsWith("Connection refused")) {
            return "is a server listening there?";
        } else if (failure instanceof NoRouteToHostException
                || reason.startsWith("Network is unreachable")) {
            return "is the network up, and the address right?";
        }
        return "";
    }

    @Override
    public String toString() {
        return AddressText.of(address) + ": " + reason;
    }
}
