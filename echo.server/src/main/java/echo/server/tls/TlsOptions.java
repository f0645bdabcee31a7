package echo.server.tls;

import static java.util.Objects.requireNonNull;

import echo.server.options.ListenerOption;
import echo.server.options.OptionValues;
import echo.tls.ClientAuth;
import echo.tls.IdentityFiles;
import echo.tls.TlsFileException;
import echo.tls.TlsServer;
import echo.tls.TlsServerConfig;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether a listener speaks TLS, and with which files. They are not looked at here.
 *
 * @param server what it is made of; empty without TLS
 */
public record TlsOptions(Optional<TlsServerConfig> server) {

    /** The option that says whether; while it is off, the others do not matter. */
    public static final String SWITCH = "tls";

    /** What can be said. */
    public static final List<ListenerOption> OPTIONS =
            List.of(
                    new ListenerOption(SWITCH, "on|off", "Speak TLS 1.2 and 1.3; off by default."),
                    new ListenerOption(
                            "cert",
                            "FILE[,FILE]",
                            "With tls=on: certificates, each PEM (the server's own first) or"
                                    + " PKCS #12. Of several, clients get that for the name they"
                                    + " ask for, or else the first."),
                    new ListenerOption(
                            "key",
                            "FILE[,FILE]",
                            "With tls=on: the private keys, PEM, in the order of the certificates;"
                                    + " by default each is in its certificate's file."),
                    new ListenerOption(
                            "password-file",
                            "FILE",
                            "With tls=on: its first line opens the PKCS #12 files."),
                    new ListenerOption(
                            "client-auth",
                            "none|want|need",
                            "With tls=on: whether clients are asked for a certificate, and whether"
                                    + " they must have one; none by default."),
                    new ListenerOption(
                            "client-ca",
                            "FILE",
                            "With client-auth: the CAs that vouch for clients, PEM."));

    /** No TLS. */
    public static final TlsOptions OFF = new TlsOptions(Optional.empty());

    /** Nulls are refused. */
    public TlsOptions {
        requireNonNull(server);
    }

    /**
     * Takes those of a listener.
     *
     * @param values the options it was told; these are taken out
     * @return what they say
     * @throws IllegalArgumentException if they do not fit each other; one line, with the remedy
     */
    public static TlsOptions takenFrom(OptionValues values) {
        String tls = values.choice(SWITCH, "off", List.of("on", "off"));
        List<String> certificates = values.list("cert");
        List<String> keys = values.list("key");
        Optional<String> password = values.text("password-file");
        Optional<String> auth = values.text("client-auth");
        Optional<String> ca = values.text("client-ca");
        if (tls.equals("off")) {
            refuse("cert", !certificates.isEmpty());
            refuse("key", !keys.isEmpty());
            refuse("password-file", password.isPresent());
            refuse("client-auth", auth.isPresent());
            refuse("client-ca", ca.isPresent());
            return OFF;
        } else if (certificates.isEmpty()) {
            throw new IllegalArgumentException("tls=on needs a certificate: cert=FILE names it");
        } else if (!keys.isEmpty() && keys.size() != certificates.size()) {
            throw new IllegalArgumentException(
                    "%d files of key for %d of cert: name one for each, in the same order"
                            .formatted(keys.size(), certificates.size()));
        }
        ClientAuth clientAuth = clientAuth(auth.orElse("none"), ca.isPresent());
        Optional<Path> passwordFile = password.map(it -> path("password-file", it));
        List<IdentityFiles> identities =
                IntStream.range(0, certificates.size())
                        .mapToObj(
                                i -> {
                                    Path certificate = path("cert", certificates.get(i));
                                    Path key =
                                            keys.isEmpty() ? certificate : path("key", keys.get(i));
                                    return new IdentityFiles(certificate, key, passwordFile);
                                })
                        .toList();
        return new TlsOptions(
                Optional.of(
                        new TlsServerConfig(
                                identities, clientAuth, ca.map(it -> path("client-ca", it)))));
    }

    private static void refuse(String option, boolean isThere) {
        if (isThere) {
            throw new IllegalArgumentException(
                    "%s is of use with tls=on only: add that, or leave it out".formatted(option));
        }
    }

    private static ClientAuth clientAuth(String word, boolean hasCa) {
        if (!List.of("none", "want", "need").contains(word)) {
            throw new IllegalArgumentException(
                    "client-auth '%s' is none of none, want, need".formatted(word));
        }
        ClientAuth auth = ClientAuth.valueOf(word.toUpperCase(Locale.ROOT));
        if (auth != ClientAuth.NONE && !hasCa) {
            throw new IllegalArgumentException(
                    "client-auth=%s needs the CAs that vouch for clients: client-ca=FILE names them"
                            .formatted(word));
        } else if (auth == ClientAuth.NONE && hasCa) {
            throw new IllegalArgumentException(
                    "client-ca is of use only if clients are asked: add client-auth=want or need");
        }
        return auth;
    }

    private static Path path(String option, String text) {
        try {
            if (!text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        throw new IllegalArgumentException("%s '%s' is no file name".formatted(option, text));
    }

    /**
     * Reads the files.
     *
     * @return the server's side of TLS, if there is to be TLS
     * @throws IllegalArgumentException with one line if a file is missing, faulty or too weak
     */
    public Optional<TlsServer> read() {
        try {
            return server.isEmpty() ? Optional.empty() : Optional.of(TlsServer.of(server.get()));
        } catch (TlsFileException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Reads the files anew.
     *
     * @param old what they said
     * @return what they say
     * @throws IllegalArgumentException with one line if a file is missing, faulty or too weak
     */
    public static Optional<TlsServer> reloaded(Optional<TlsServer> old) {
        try {
            return old.isEmpty() ? old : Optional.of(old.get().reloaded());
        } catch (TlsFileException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
