package echo.client;

import echo.api.net.Endpoint;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An endpoint has no address that could be connected to. The message is one line, with each reason.
 */
final class CouldNotOpenSocketException extends Exception {

    private static final long serialVersionUID = 1;

    CouldNotOpenSocketException(Endpoint endpoint, List<ConnectFailure> failures) {
        super(
                "could not open socket for %s: %s%s"
                        .formatted(endpoint, reasons(failures), remedies(failures)));
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
