package echo.client.connect;

import echo.api.net.Endpoint;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An endpoint has no address that could be connected to. The message is one line, with each reason.
 */
public sealed class CouldNotOpenSocketException extends Exception permits TlsFailureException {

    private static final long serialVersionUID = 1;

    CouldNotOpenSocketException(String message) {
        super(message);
    }

    CouldNotOpenSocketException(Endpoint endpoint, String reasons) {
        super("could not open socket for %s: %s".formatted(endpoint, reasons));
    }

    CouldNotOpenSocketException(Endpoint endpoint, List<ConnectFailure> failures) {
        this(endpoint, reasons(failures) + remedies(failures));
    }

    /**
     * That all attempts failed.
     *
     * @param endpoint what was to be connected to
     * @param failed the attempts
     * @param timeout what each had
     * @return the exception
     */
    public static CouldNotOpenSocketException of(
            Endpoint endpoint, AllFailedException failed, Duration timeout) {
        return new CouldNotOpenSocketException(
                endpoint,
                failed.failures().stream()
                        .map(one -> ConnectFailure.of(one.address(), timeout, one.cause()))
                        .toList());
    }

    private static String reasons(List<ConnectFailure> failures) {
        return failures.stream().map(ConnectFailure::toString).collect(Collectors.joining("; "));
    }

    private static String remedies(List<ConnectFailure> failures) {
        String all =
                failures.stream()
                        .map(ConnectFailure::remedy)
                        .filter(Predicate.not(String::isEmpty))
                        .distinct()
                        .collect(Collectors.joining("; "));
        return all.isEmpty() ? "" : " (" + all + ")";
    }
}
