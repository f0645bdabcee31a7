package echo.client.connect;

import echo.api.net.AddressText;
import echo.api.net.Endpoint;
import echo.cli.Durations;
import echo.tls.TlsException;
import echo.tls.TlsFault;

import java.net.SocketAddress;
import java.time.Duration;

/** An address was connected to, and then there was no session of TLS. */
public final class TlsFailureException extends CouldNotOpenSocketException {

    private static final long serialVersionUID = 1;

    private final transient boolean isTimeout;

    private TlsFailureException(String message, boolean isTimeout) {
        super(message);
        this.isTimeout = isTimeout;
    }

    /**
     * That the handshake failed.
     *
     * @param endpoint what was to be connected to
     * @param address which of its addresses
     * @param timeout what the handshake had
     * @param failure how it went
     * @return the exception
     */
    public static TlsFailureException of(
            Endpoint endpoint, SocketAddress address, Duration timeout, TlsException failure) {
        boolean isTimeout = failure.fault() == TlsFault.TIMEOUT;
        String what =
                isTimeout
                        ? "%s for %s".formatted(failure.getMessage(), Durations.text(timeout))
                        : failure.getMessage();
        return new TlsFailureException(
                "%s: %s: TLS handshake: %s%s"
                        .formatted(
                                endpoint,
                                AddressText.of(address),
                                what,
                                TlsRemedy.of(failure.fault())),
                isTimeout);
    }

    /**
     * Whether only the time was up.
     *
     * @return whether the peer had not finished, nor refused
     */
    public boolean isTimeout() {
        return isTimeout;
    }
}
