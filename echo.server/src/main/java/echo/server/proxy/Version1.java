package echo.server.proxy;

import echo.server.access.AddressLiteral;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Version 1: a line of text (proxy-protocol.txt, section 2.1). */
final class Version1 {

    /** {@code PROXY UNKNOWN} and its end. */
    static final int SHORTEST = 15;

    private static final int LONGEST = 107;
    private static final int MOST_PORT = 65_535;

    private static final String START = "PROXY ";
    private static final int TAIL_UNKNOWN = "\r\n".length();
    private static final int TAIL_PORTS = "0 0\r\n".length();

    private final HeaderInput in;

    private Version1(HeaderInput in) {
        this.in = in;
    }

    static ProxyHeader read(HeaderInput in) throws IOException {
        return new Version1(in).read();
    }

    private ProxyHeader read() throws IOException {
        for (int i = 0; i < START.length(); i++) {
            int b = in.next(SHORTEST - i);
            if (b != START.charAt(i)) {
                throw in.isNone(b);
            }
        }
        int first = in.next(SHORTEST - START.length());
        return switch (first) {
            case 'T' -> tcp();
            case 'U' -> unknown();
            default -> throw in.wrong(first, "the beginning of TCP4, TCP6 or UNKNOWN");
        };
    }

    private ProxyHeader unknown() throws IOException {
        in.expect("NKNOWN", TAIL_UNKNOWN);
        int b = next(TAIL_UNKNOWN);
        if (b != ' ' && b != '\r') {
            throw in.wrong(b, "a space, or CR");
        }
        // The rest is there to be ignored, but it is one line.
        while (b != '\r') {
            b = next(TAIL_UNKNOWN);
            if (b == '\n') {
                throw in.wrong(b, "behind a CR");
            }
        }
        in.expect("\n", 0);
        return new ProxyHeader.Local();
    }

    private ProxyHeader tcp() throws IOException {
        in.expect("CP", "6 :: :: 0 0\r\n".length());
        int family = next("6 :: :: 0 0\r\n".length());
        if (family != '4' && family != '6') {
            throw in.wrong(family, "'4' or '6'");
        }
        boolean ipv4 = family == '4';
        String shortest = ipv4 ? "0.0.0.0 " : ":: ";
        int tail = shortest.length() + TAIL_PORTS;
        in.expect(" ", shortest.length() + tail);
        InetAddress source = ipv4 ? ipv4(tail) : ipv6(tail);
        InetAddress destination = ipv4 ? ipv4(TAIL_PORTS) : ipv6(TAIL_PORTS);
        int sourcePort = number(MOST_PORT, ' ', "0\r\n".length());
        int destinationPort = number(MOST_PORT, '\r', 1);
        in.expect("\n", 0);
        return new ProxyHeader.Relayed(
                new InetSocketAddress(source, sourcePort),
                new InetSocketAddress(destination, destinationPort));
    }

    private InetAddress ipv4(int tail) throws IOException {
        byte[] address = new byte[4];
        for (int i = 0; i < 3; i++) {
            address[i] = (byte) number(255, '.', "0.".length() * (3 - i) + tail);
        }
        address[3] = (byte) number(255, ' ', tail);
        return InetAddress.getByAddress(address);
    }

    /** Decimal digits and what comes behind them, with at least so many bytes behind that. */
    private int number(int most, char end, int tail) throws IOException {
        int b = next(2 + tail);
        if (!isDigit(b)) {
            throw in.wrong(b, "a digit");
        }
        int value = b - '0';
        while ((b = next(1 + tail)) != end) {
            if (!isDigit(b)) {
                throw in.wrong(b, "a digit or " + Words.of(end));
            } else if (value == 0) {
                throw in.wrong(b, Words.of(end) + ", as numbers do not begin with 0");
            }
            value = 10 * value + b - '0';
            if (value > most) {
                throw in.wrong("%d is more than %d".formatted(value, most), in.position());
            }
        }
        return value;
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    /** Also with IPv4 in its last part, as inet_ntop(3) writes mapped addresses. */
    private InetAddress ipv6(int tail) throws IOException {
        var text = new StringBuilder();
        int b = next(":: ".length() + tail);
        while (b != ' ') {
            if (Character.digit(b, 16) < 0 && b != ':' && b != '.') {
                throw in.wrong(b, "a hexadecimal digit, ':' or a space");
            }
            text.append((char) b);
            b = next(1 + tail);
        }
        return AddressLiteral.parseIpv6(text.toString())
                .orElseThrow(
                        () ->
                                in.wrong(
                                        "'%s' is no IPv6 address".formatted(text),
                                        in.position() - text.length()));
    }

    private int next(int least) throws IOException {
        if (in.position() + least > LONGEST) {
            throw new ProxyHeaderException(
                    "the PROXY header has no CR LF within %d bytes".formatted(LONGEST));
        }
        return in.next(least);
    }
}
