package echo.client.connect;

import echo.api.net.AddressText;
import echo.cli.Durations;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;

/**
 * Why an address could not be connected to, and what the user can do about it.
 *
 * @param address where
 * @param reason the system's word, whatever it is
 * @param remedy a question or advice, or empty
 */
public record ConnectFailure(SocketAddress address, String reason, String remedy) {

    /**
     * What a failure means.
     *
     * @param address where
     * @param timeout how long it was waited for
     * @param failure as it was thrown
     * @return the failure in words
     */
    public static ConnectFailure of(SocketAddress address, Duration timeout, IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            String why =
                    address instanceof UnixDomainSocketAddress
                            ? "is the server too busy?"
                            : "does a firewall drop it?";
            return new ConnectFailure(
                    address,
                    "no answer for " + Durations.text(timeout),
                    why + " --connect-timeout sets how long to wait");
        }
        String reason =
                failure instanceof PortUnreachableException
                        ? "Port unreachable"
                        : String.valueOf(failure.getMessage());
        return new ConnectFailure(address, reason, remedy(failure, reason));
    }

    private static String remedy(IOException failure, String reason) {
        if (failure instanceof PortUnreachableException
                || failure instanceof ConnectException && reason.startsWith("Connection refused")) {
            return "is a server listening there?";
        } else if (failure instanceof BindException) {
            return "is --source an address of this machine?";
        } else if (reason.startsWith("No such file")) {
            return "is the path right, and the server up?";
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
