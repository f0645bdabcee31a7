package echo.tls;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of an {@link Identity} are.
 *
 * @param certificates PEM, the key's own certificate first; or PKCS #12
 * @param key PEM; may be the same file, and is if that is PKCS #12
 * @param password a file whose first line opens the PKCS #12 file; of no use for PEM
 */
public record IdentityFiles(Path certificates, Path key, Optional<Path> password) {

    /** Nulls are refused. */
    public IdentityFiles {
        requireNonNull(certificates);
        requireNonNull(key);
        requireNonNull(password);
    }

    List<Path> all() {
        var all = new ArrayList<Path>(List.of(certificates, key));
        password.ifPresent(all::add);
        return all;
    }

    /** What a server may show: refused also where clients would refuse it. */
    Identity read() throws TlsFileException {
        String secret = password.isPresent() ? TlsFile.read(password.get()).firstLine() : "";
        Identity identity = Identity.of(certificates, key, secret);
        Strength.check(certificates, identity.chain());
        return identity;
    }
}
