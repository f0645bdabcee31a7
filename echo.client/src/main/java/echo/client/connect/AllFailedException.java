package echo.client.connect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** No address answered. */
public final class AllFailedException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * An address and why it failed.
     *
     * @param address which
     * @param cause why
     */
    public record Failure(InetSocketAddress address, IOException cause) {}

    private final transient List<Failure> failures;

    AllFailedException(List<Failure> failures) {
        super(failures.size() + " attempts failed", failures.getFirst().cause());
        this.failures = List.copyOf(failures);
    }

    /**
     * All of them.
     *
     * @return at least one, in the order in which they failed
     */
    public List<Failure> failures() {
        return failures;
    }
}
