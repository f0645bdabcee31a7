package echo.client.command;

import static echo.cli.Help.flag;
import static echo.cli.Help.value;

import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;
import echo.api.net.SocketType;
import echo.api.net.UnixEndpoint;
import echo.cli.Arguments;
import echo.cli.UsageException;
import echo.client.connect.TlsConfig;
import echo.tls.Identity;
import echo.tls.PeerName;
import echo.tls.TlsClient;
import echo.tls.TlsFileException;
import echo.tls.Trust;

import org.apache.commons.cli.Options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether and how TLS is spoken. Apart from the others, so that without it nothing is loaded. */
final class TlsOptions {

    /** As with ncat: whoever says one of these does not want to talk in clear. */
    private static final List<String> IMPLYING =
            List.of("tls", "cacert", "cert", "cert-password", "key", "servername", "insecure");

    private TlsOptions() {}

    /** Adds them. */
    static Options addTo(Options options) {
        return options.addOption(
                        flag(
                                "tls",
                                "Speak TLS 1.2 or 1.3, and check the peer's certificate and name."
                                        + " Each of the following options means this, too."))
                .addOption(
                        value(
                                "cacert",
                                "FILE",
                                "Trust the certificates in this PEM file alone (default: Java's"
                                        + " list of CAs)."))
                .addOption(
                        value(
                                "cert",
                                "FILE",
                                "Show this certificate to a peer that asks: PEM with the chain, or"
                                        + " PKCS #12."))
                .addOption(
                        value(
                                "key",
                                "FILE",
                                "Its private key, PEM without a password (default: in --cert's"
                                        + " file)."))
                .addOption(
                        value(
                                "cert-password",
                                "TEXT",
                                "The password of a PKCS #12 file; in an @FILE only its readers see"
                                        + " it."))
                .addOption(
                        value(
                                "servername",
                                "NAME",
                                "Ask for this name (SNI), and check the certificate for it"
                                        + " (default: HOST)."))
                .addOption(
                        flag(
                                "insecure",
                                "Check neither certificate nor name, and warn: anybody can be the"
                                        + " peer."));
    }

    static Optional<TlsConfig> config(Arguments arguments, Endpoint endpoint, Duration timeout)
            throws UsageException {
        if (!isWanted(arguments)) {
            return Optional.empty();
        } else if (endpoint.type() == SocketType.DGRAM) {
            throw new UsageException(
                    "TLS does not go with udp://, which would be DTLS: use tcp://");
        }
        return Optional.of(Tls.config(arguments, endpoint, timeout));
    }

    private static boolean isWanted(Arguments arguments) {
        for (String option : IMPLYING) {
            if (arguments.has(option)) {
                return true;
            }
        }
        return false;
    }

    /** Nested, so that its classes are loaded when there is TLS. */
    private static final class Tls {

        static TlsConfig config(Arguments arguments, Endpoint endpoint, Duration timeout)
                throws UsageException {
            checkPairs(arguments);
            try {
                Optional<PeerName> peer = peer(arguments, endpoint);
                return new TlsConfig(client(arguments), peer, timeout);
            } catch (TlsFileException e) {
                throw new UsageException(e.getMessage());
            } catch (InvalidPathException e) {
                throw new UsageException("'%s' is no file name".formatted(e.getInput()));
            }
        }

        private static void checkPairs(Arguments arguments) throws UsageException {
            for (String option : List.of("key", "cert-password")) {
                if (arguments.has(option) && !arguments.has("cert")) {
                    throw new UsageException(
                            "--%s needs --cert FILE: name the certificate, too".formatted(option));
                }
            }
            if (arguments.has("insecure") && arguments.has("cacert")) {
                throw new UsageException(
                        "--cacert does not go with --insecure, which trusts everybody: leave one"
                                + " out");
            }
        }

        private static TlsClient client(Arguments arguments) throws TlsFileException {
            Trust trust =
                    arguments.has("insecure")
                            ? Trust.inEverybody()
                            : arguments.has("cacert")
                                    ? Trust.of(Path.of(arguments.value("cacert", "")))
                                    : Trust.ofJdk();
            if (!arguments.has("cert")) {
                return new TlsClient(trust);
            }
            String certificates = arguments.value("cert", "");
            return new TlsClient(
                    trust,
                    Identity.of(
                            Path.of(certificates),
                            Path.of(arguments.value("key", certificates)),
                            arguments.value("cert-password", "")));
        }

        private static Optional<PeerName> peer(Arguments arguments, Endpoint endpoint)
                throws UsageException {
            String host =
                    switch (endpoint) {
                        case InetEndpoint inet -> inet.host();
                        case UnixEndpoint _ -> "";
                    };
            String name = arguments.value("servername", host);
            if (name.isEmpty() && arguments.has("insecure")) {
                return Optional.empty();
            } else if (name.isEmpty()) {
                throw new UsageException(
                        "TLS over a Unix socket needs --servername NAME, whom to expect there");
            }
            try {
                return Optional.of(PeerName.of(name));
            } catch (IllegalArgumentException e) {
                throw new UsageException(
                        "%s: --servername NAME says whom to expect".formatted(e.getMessage()));
            }
        }
    }
}
