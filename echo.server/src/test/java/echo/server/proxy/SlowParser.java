package echo.server.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Another way to read headers, all at once and slowly: what the real one should say. */
final class SlowParser {

    /**
     * What a header says.
     *
     * @param header what should be read
     * @param length how long it is
     */
    record Answer(ProxyHeader header, int length) {}

    private static final Set<Integer> STREAMS = Set.of(0x11, 0x21, 0x31);
    private static final Set<Integer> UNSPECIFIED = Set.of(0x00, 0x01, 0x10, 0x20, 0x30);
    private static final Pattern SET = Pattern.compile("[0-9a-fA-F]{1,4}");

    private SlowParser() {}

    /** Empty if these bytes do not begin with a whole valid header. */
    static Optional<Answer> read(byte[] bytes) {
        if (bytes.length == 0) {
            return Optional.of(new Answer(new ProxyHeader.Absent(), 0));
        }
        return startsWith(bytes, Headers.SIGNATURE) ? binary(bytes) : line(bytes);
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length
                && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static Optional<Answer> line(byte[] bytes) {
        String all = new String(bytes, 0, Math.min(107, bytes.length), StandardCharsets.ISO_8859_1);
        int end = all.indexOf("\r\n");
        if (end < 0) {
            return Optional.empty();
        }
        String line = all.substring(0, end);
        boolean isUnknown = line.equals("PROXY UNKNOWN") || line.startsWith("PROXY UNKNOWN ");
        if (isUnknown && line.chars().noneMatch(c -> c == '\r' || c == '\n')) {
            return Optional.of(new Answer(new ProxyHeader.Local(), end + 2));
        }
        String[] words = line.split(" ", -1);
        if (words.length != 6
                || !words[0].equals("PROXY")
                || !(words[1].equals("TCP4") || words[1].equals("TCP6"))) {
            return Optional.empty();
        }
        boolean ipv4 = words[1].equals("TCP4");
        Optional<byte[]> source = ipv4 ? quad(words[2]) : sets(words[2]);
        Optional<byte[]> destination = ipv4 ? quad(words[3]) : sets(words[3]);
        int from = number(words[4], 65535);
        int to = number(words[5], 65535);
        if (source.isEmpty() || destination.isEmpty() || from < 0 || to < 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Answer(
                        new ProxyHeader.Relayed(
                                socket(source.get(), from), socket(destination.get(), to)),
                        end + 2));
    }

    private static int number(String text, int most) {
        if (text.isEmpty() || text.length() > 5 || text.chars().anyMatch(c -> c < '0' || c > '9')) {
            return -1;
        }
        int number = Integer.parseInt(text);
        return number <= most && Integer.toString(number).equals(text) ? number : -1;
    }

    private static Optional<byte[]> quad(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            int number = parts.length == 4 ? number(parts[i], 255) : -1;
            if (number < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) number;
        }
        return Optional.of(bytes);
    }

    private static Optional<byte[]> sets(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return side(text).filter(bytes -> bytes.length == 16);
        }
        String left = text.substring(0, gap);
        // A quad is for the end of all.
        Optional<byte[]> before = left.indexOf('.') < 0 ? side(left) : Optional.empty();
        Optional<byte[]> after = side(text.substring(gap + 2));
        if (before.isEmpty() || after.isEmpty() || before.get().length + after.get().length > 14) {
            return Optional.empty();
        }
        byte[] zeros = new byte[16 - before.get().length - after.get().length];
        return Optional.of(Headers.joined(before.get(), zeros, after.get()));
    }

    private static Optional<byte[]> side(String text) {
        byte[] bytes = {};
        String[] parts = text.isEmpty() ? new String[0] : text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (SET.matcher(parts[i]).matches()) {
                int set = Integer.parseInt(parts[i], 16);
                bytes = Headers.joined(bytes, new byte[] {(byte) (set >> 8), (byte) set});
            } else if (i == parts.length - 1 && quad(parts[i]).isPresent()) {
                bytes = Headers.joined(bytes, quad(parts[i]).get());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(bytes);
    }

    private static Optional<Answer> binary(byte[] bytes) {
        if (bytes.length < 16) {
            return Optional.empty();
        }
        int command = bytes[12] & 0xff;
        int family = bytes[13] & 0xff;
        int length = (bytes[14] & 0xff) << 8 | bytes[15] & 0xff;
        if (bytes.length < 16 + length || command != 0x20 && command != 0x21) {
            return Optional.empty();
        }
        byte[] header = Arrays.copyOf(bytes, 16 + length);
        int addresses = family >> 4 == 1 ? 12 : family >> 4 == 2 ? 36 : family >> 4 == 3 ? 216 : 0;
        boolean isKnown = UNSPECIFIED.contains(family);
        boolean tells = command == 0x21 && STREAMS.contains(family);
        boolean isTrue =
                tells && length >= addresses && fieldsHold(header, 16 + addresses, true)
                        || !tells
                                && (command == 0x20 || isKnown)
                                && fieldsHold(header, 16 + Math.min(addresses, length), false);
        if (!isTrue) {
            return Optional.empty();
        }
        ProxyHeader says = tells ? relayed(header, family) : new ProxyHeader.Local();
        return Optional.of(new Answer(says, header.length));
    }

    private static boolean fieldsHold(byte[] header, int begin, boolean strict) {
        int sum = -1;
        int at = begin;
        while (at < header.length) {
            int length =
                    at + 3 > header.length
                            ? header.length
                            : (header[at + 1] & 0xff) << 8 | header[at + 2] & 0xff;
            if (at + 3 + length > header.length) {
                return !strict;
            }
            if (header[at] == 3) {
                if (length != 4 || sum >= 0) {
                    return !strict;
                }
                sum = at + 3;
            }
            at += 3 + length;
        }
        if (sum < 0) {
            return true;
        }
        byte[] without = header.clone();
        Arrays.fill(without, sum, sum + 4, (byte) 0);
        return (int) Castagnoli.of(without) == ByteBuffer.wrap(header).getInt(sum);
    }

    private static ProxyHeader relayed(byte[] header, int family) {
        if (family == 0x31) {
            return new ProxyHeader.Relayed(path(header, 16), path(header, 16 + 108));
        }
        int size = family == 0x11 ? 4 : 16;
        int ports = 16 + 2 * size;
        var buffer = ByteBuffer.wrap(header);
        return new ProxyHeader.Relayed(
                socket(Arrays.copyOfRange(header, 16, 16 + size), buffer.getShort(ports) & 0xffff),
                socket(
                        Arrays.copyOfRange(header, 16 + size, ports),
                        buffer.getShort(ports + 2) & 0xffff));
    }

    private static SocketAddress path(byte[] header, int begin) {
        String field = new String(header, begin, 108, StandardCharsets.ISO_8859_1);
        int zero = field.indexOf('\0');
        byte[] path = Headers.ascii(zero < 0 ? field : field.substring(0, zero));
        try {
            return UnixDomainSocketAddress.of(new String(path, StandardCharsets.UTF_8));
        } catch (InvalidPathException notInThisLocale) {
            return UnixDomainSocketAddress.of("");
        }
    }

    private static SocketAddress socket(byte[] address, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address), port);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
