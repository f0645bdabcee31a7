package echo.client.resolve;

import static java.util.Objects.requireNonNull;

import echo.api.net.Hints;

/**
 * What to resolve.
 *
 * @param host a name or a literal; empty for none
 * @param service a port or its name
 * @param hints which answers are wanted
 */
public record ResolveConfig(String host, String service, Hints hints) {

    /** Checks that all is there. */
    public ResolveConfig {
        requireNonNull(host);
        requireNonNull(service);
        requireNonNull(hints);
    }
}
