package echo.api.net;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes an endpoint's text apart. Not {@link java.net.URI}: that knows no host {@code *}. */
final class EndpointParser {

    private static final String FORM =
            "write tcp://HOST:PORT, tcp4://HOST:PORT or tcp6://HOST:PORT";

    private final String text;

    EndpointParser(String text) {
        this.text = text;
    }

    Endpoint parse() {
        int colons = text.indexOf("://");
        if (colons < 0) {
            throw wrong("has no scheme", FORM);
        }
        AddressFamily family = family(text.substring(0, colons));
        String rest = text.substring(colons + 3);
        int question = rest.indexOf('?');
        String authority = question < 0 ? rest : rest.substring(0, question);
        Map<String, String> options = options(question < 0 ? "" : rest.substring(question + 1));
        int portColon = portColon(authority);
        String host = host(authority.substring(0, portColon));
        int port =
                portColon == authority.length()
                        ? Endpoint.DEFAULT_PORT
                        : port(authority.substring(portColon + 1));
        return new Endpoint(family, host, port, options);
    }

    private AddressFamily family(String scheme) {
        return switch (scheme) {
            case "tcp" -> AddressFamily.UNSPEC;
            case "tcp4" -> AddressFamily.INET;
            case "tcp6" -> AddressFamily.INET6;
            default -> throw wrong("has the unknown scheme '" + scheme + "'", FORM);
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
        return Endpoint.hostOf(host);
    }

    private int port(String digits) {
        if (digits.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(digits);
            if (port <= 65535) {
                return port;
            }
        }
        throw wrong("has the port '" + digits + "'", "a port is a number from 0 to 65535");
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
