package echo.tls;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a server shows to clients, and whom it takes.
 *
 * @param identities at least one; the first is for clients that name none of them
 * @param clientAuth whether clients are asked for a certificate
 * @param clientCa PEM, the CAs that vouch for clients; there exactly if they are asked
 */
public record TlsServerConfig(
        List<IdentityFiles> identities, ClientAuth clientAuth, Optional<Path> clientCa) {

    /**
     * Checks that the parts fit.
     *
     * @throws IllegalArgumentException if they do not
     */
    public TlsServerConfig {
        identities = List.copyOf(identities);
        requireNonNull(clientAuth);
        if (identities.isEmpty()) {
            throw new IllegalArgumentException("a server needs a certificate");
        } else if (clientCa.isPresent() == (clientAuth == ClientAuth.NONE)) {
            throw new IllegalArgumentException("client CAs are for client certificates");
        }
    }

    /** All files that it is made of. */
    List<Path> files() {
        var files = new ArrayList<Path>();
        identities.forEach(it -> files.addAll(it.all()));
        clientCa.ifPresent(files::add);
        return files;
    }
}
