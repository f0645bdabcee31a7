package echo.tls;

import echo.authority.Authority;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What tests tell a server to read. */
final class ServerFiles {

    private ServerFiles() {}

    static IdentityFiles pem(Authority authority, String alias) throws Exception {
        return new IdentityFiles(authority.chain(alias), authority.key(alias), Optional.empty());
    }

    static TlsServerConfig config(Authority authority, String... aliases) throws Exception {
        var identities = new ArrayList<IdentityFiles>();
        for (String alias : aliases) {
            identities.add(pem(authority, alias));
        }
        return new TlsServerConfig(identities, ClientAuth.NONE, Optional.empty());
    }

    static TlsServerConfig asking(ClientAuth auth, Path ca, Authority authority, String alias)
            throws Exception {
        return new TlsServerConfig(List.of(pem(authority, alias)), auth, Optional.of(ca));
    }
}
