package echo.api.net;

import java.io.IOException;
import java.net.UnknownServiceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Names of ports, from the system's services file (services(5)), read anew each time. */
final class ServiceNames {

    static final Path SYSTEM_FILE = Path.of("/etc/services");

    private ServiceNames() {}

    /** The port of a service, by its name or one of its aliases. */
    static int port(String name, SocketType type) throws UnknownServiceException {
        return port(name, type, SYSTEM_FILE);
    }

    static int port(String name, SocketType type, Path file) throws UnknownServiceException {
        String protocol = type.protocol() == Protocol.TCP ? "/tcp" : "/udp";
        for (String line : lines(name, file)) {
            List<String> words = Arrays.asList(line.replaceFirst("#.*", "").strip().split("\\s+"));
            boolean named =
                    words.size() > 1 && words.lastIndexOf(name) != 1 && words.contains(name);
            if (named && words.get(1).matches("[0-9]{1,5}" + protocol)) {
                int port = Integer.parseInt(words.get(1).substring(0, words.get(1).indexOf('/')));
                if (port <= 65535) {
                    return port;
                }
            }
        }
        throw new UnknownServiceException(
                "the service '%s' for %s is not in %s: write its number"
                        .formatted(name, protocol.substring(1), file));
    }

    private static List<String> lines(String name, Path file) throws UnknownServiceException {
        try {
            // Comments may be in any encoding, names are ASCII.
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new UnknownServiceException(
                    "the service '%s' cannot be looked up, as this machine has no %s: write its number"
                            .formatted(name, file));
        } catch (IOException e) {
            throw new UnknownServiceException(
                    "the service '%s' cannot be looked up in %s (%s): write its number"
                            .formatted(name, file, e.getMessage()));
        }
    }
}
