package echo.api.net;

import java.net.URLDecoder;
import java.net.UnknownServiceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes an endpoint's text apart. Not {@link java.net.URI}: that knows no host {@code *}. */
final class EndpointParser {

    private static final String FORM =
            "write tcp://HOST:PORT (tcp4, tcp6), udp://HOST:PORT (udp4, udp6) or unix:/path";

    private final String text;

    EndpointParser(String text) {
        this.text = text;
    }

    Endpoint parse() {
        int question = text.indexOf('?');
        String place = question < 0 ? text : text.substring(0, question);
        Map<String, String> options = options(question < 0 ? "" : text.substring(question + 1));
        int colon = place.indexOf(':');
        if (place.startsWith("unix:")) {
            return new UnixEndpoint(path(place.substring(colon + 1)), options);
        } else if (colon < 0 || !place.startsWith("://", colon)) {
            throw wrong("has no scheme", FORM);
        }
        return inet(place.substring(0, colon), place.substring(colon + 3), options);
    }

    private Endpoint inet(String scheme, String authority, Map<String, String> options) {
        SocketType type = type(scheme);
        int portColon = portColon(authority);
        String host = host(authority.substring(0, portColon));
        int port =
                portColon == authority.length()
                        ? Endpoint.DEFAULT_PORT
                        : port(authority.substring(portColon + 1), type);
        return new InetEndpoint(type, family(scheme), host, port, options);
    }

    private SocketType type(String scheme) {
        return switch (scheme) {
            case "tcp", "tcp4", "tcp6" -> SocketType.STREAM;
            case "udp", "udp4", "udp6" -> SocketType.DGRAM;
            case "ipx" -> throw wrong("is AF_IPX, which nobody can open any more", FORM);
            default -> throw wrong("has the unknown scheme '" + scheme + "'", FORM);
        };
    }

    private static AddressFamily family(String scheme) {
        return switch (scheme.charAt(scheme.length() - 1)) {
            case '4' -> AddressFamily.INET;
            case '6' -> AddressFamily.INET6;
            default -> AddressFamily.UNSPEC;
        };
    }

    /** Where the port's colon stands, or the end: colons in brackets belong to the address. */
    private int portColon(String authority) {
        int bracket = authority.lastIndexOf(']');
        int colon = authority.indexOf(':', Math.max(bracket, 0));
        if (bracket < 0 && colon != authority.lastIndexOf(':')) {
            throw wrong("has an IPv6 address without brackets", "write tcp://[::1]:7");
        }
        return colon < 0 ? authority.length() : colon;
    }

    private String host(String host) {
        boolean opens = host.startsWith("[");
        if (opens != host.endsWith("]") || opens && host.indexOf(':') < 0) {
            throw wrong("has a malformed address '" + host + "'", "write tcp://[::1]:7");
        }
        if (host.indexOf('/') >= 0 || host.chars().anyMatch(Character::isWhitespace)) {
            throw wrong("has a host that is no name or address, '" + host + "'", FORM);
        }
        return InetEndpoint.hostOf(host);
    }

    private int port(String service, SocketType type) {
        try {
            if (service.matches("[0-9]+") || service.matches("[A-Za-z0-9][A-Za-z0-9_+.-]*")) {
                return Resolver.port(service, type);
            }
        } catch (UnknownServiceException e) {
            throw new IllegalArgumentException("'%s': %s".formatted(text, e.getMessage()));
        }
        throw wrong(
                "has the port '" + service + "'", "a port is a number from 0 to 65535, or a name");
    }

    private Path path(String encoded) {
        // As other URIs of files have it: an empty host.
        String name = decoded(encoded.startsWith("///") ? encoded.substring(2) : encoded);
        if (name.isEmpty()) {
            throw wrong("has no path", "write unix:/path");
        } else if (encoded.startsWith("@") || name.startsWith("\0")) {
            throw wrong(
                    "is in the abstract namespace, which Java cannot open",
                    "write a path, or ./@… for a file of that name");
        } else if (name.startsWith("//")) {
            throw wrong("has a host", "write unix:/path");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw wrong("has a path that is no file name", "write unix:/path");
        }
    }

    private Map<String, String> options(String query) {
        var options = new LinkedHashMap<String, String>();
        for (String option : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw wrong("has the option '" + option + "'", "write NAME=VALUE");
            }
            String name = decoded(option.substring(0, equals));
            if (options.putIfAbsent(name, decoded(option.substring(equals + 1))) != null) {
                throw wrong("has the option '" + name + "' twice", "give it once");
            }
        }
        return options;
    }

    private String decoded(String value) {
        try {
            // A plus is a plus here, as in any URI; only forms make it a space.
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrong("has a broken % escape in '" + value + "'", "write % as %25");
        }
    }

    private IllegalArgumentException wrong(String what, String remedy) {
        return new IllegalArgumentException("'%s' %s: %s".formatted(text, what, remedy));
    }
}
