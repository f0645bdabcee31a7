package echo.server.health;

import static java.util.Objects.requireNonNull;

import echo.api.Connection;
import echo.server.metrics.Format;
import echo.server.metrics.Metrics;
import echo.server.net.Housekeeping;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Answers {@code /live}, {@code /ready} and {@code /metrics} over HTTP/1.1 and 1.0. */
public final class HealthHandler implements Housekeeping {

    /** Its name, which is in no catalog of users. */
    public static final String NAME = "health";

    private final BooleanSupplier isAlive;
    private final Supplier<HealthState> state;
    private final Metrics metrics;

    /**
     * Of a server.
     *
     * @param isAlive whether all that must go on does
     * @param state where it is
     * @param metrics its figures
     */
    public HealthHandler(BooleanSupplier isAlive, Supplier<HealthState> state, Metrics metrics) {
        this.isAlive = requireNonNull(isAlive);
        this.state = requireNonNull(state);
        this.metrics = requireNonNull(metrics);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void handle(Connection connection) throws IOException {
        var requests = new RequestReader(connection.input());
        try {
            Optional<Request> next = requests.next();
            while (next.isPresent()) {
                Request request = next.get();
                boolean withBody = !request.method().equals("HEAD");
                answer(request).sendTo(connection.output(), withBody, !request.keepsAlive());
                next = request.keepsAlive() ? requests.next() : Optional.empty();
            }
        } catch (BadRequestException e) {
            Response.of(e.status(), e.getMessage()).sendTo(connection.output(), true, true);
        }
    }

    private Response answer(Request request) {
        boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
        return switch (request.path()) {
            case "/live", "/ready", "/metrics" ->
                    isRead ? page(request) : Response.of(Status.METHOD_NOT_ALLOWED, "GET or HEAD");
            default -> Response.of(Status.NOT_FOUND, "there are /live, /ready and /metrics");
        };
    }

    private Response page(Request request) {
        return switch (request.path()) {
            case "/live" ->
                    isAlive.getAsBoolean()
                            ? Response.of(Status.OK, "live")
                            : Response.of(Status.UNAVAILABLE, "a listener has ended");
            case "/ready" -> {
                HealthState now = state.get();
                boolean isReady = now == HealthState.READY;
                yield Response.of(isReady ? Status.OK : Status.UNAVAILABLE, now.toString());
            }
            default -> {
                Format format = Accepted.format(request.accept());
                yield new Response(Status.OK, format.contentType(), metrics.page(format));
            }
        };
    }
}
