package echo.server.proxy;

import static echo.server.proxy.Headers.ascii;
import static echo.server.proxy.Headers.binary;
import static echo.server.proxy.Headers.field;
import static echo.server.proxy.Headers.joined;
import static echo.server.proxy.Headers.line;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes headers by chance, most of them faulty in some small way. */
final class HeaderSource {

    private static final String[] PIECES = {
        "PROXY ", "TCP4 ", "TCP6 ", "UNKNOWN", " ", "\r\n", "\r", "\n", "0", "00", ":", "::", ".",
        "255", "256", "65535", "65536", "ffff", "1.2.3.4", "\0", "\3\0\4", "\4\0\0", "\u00ff"
    };

    private final RandomGenerator random;

    HeaderSource(RandomGenerator random) {
        this.random = random;
    }

    /** Bytes that begin with a header, or nearly so, with some payload behind. */
    byte[] next() {
        byte[] bytes = random.nextInt(20) == 0 ? bytes(random.nextInt(64)) : valid();
        int faults = random.nextInt(4);
        for (int i = 0; i < faults; i++) {
            bytes = mutated(bytes);
        }
        return joined(bytes, bytes(random.nextInt(24)));
    }

    byte[] valid() {
        return random.nextBoolean() ? text() : binaryHeader();
    }

    private byte[] text() {
        return switch (random.nextInt(5)) {
            case 0 -> line("PROXY UNKNOWN");
            case 1 -> line("PROXY UNKNOWN " + "x".repeat(random.nextInt(92)));
            case 2, 3 -> line("PROXY TCP4 " + quad() + " " + quad() + ports());
            default -> line("PROXY TCP6 " + sets() + " " + sets() + ports());
        };
    }

    private String ports() {
        return " " + random.nextInt(65536) + " " + random.nextInt(65536);
    }

    private String quad() {
        int bound = random.nextBoolean() ? 256 : 10;
        return random.nextInt(bound)
                + "."
                + random.nextInt(bound)
                + "."
                + random.nextInt(bound)
                + "."
                + random.nextInt(bound);
    }

    private String sets() {
        int count = random.nextInt(9);
        if (count == 8) {
            return sets(8);
        } else if (count < 6 && random.nextInt(4) == 0) {
            return sets(count) + "::" + quad();
        }
        int before = random.nextInt(count + 1);
        return sets(before) + "::" + sets(count - before);
    }

    private String sets(int count) {
        String[] sets = new String[count];
        for (int i = 0; i < count; i++) {
            String set = Integer.toHexString(random.nextInt(0x10000));
            sets[i] = random.nextBoolean() ? set.toUpperCase(Locale.ROOT) : set;
        }
        return String.join(":", sets);
    }

    private byte[] binaryHeader() {
        int kind = random.nextInt(8);
        if (kind == 0) {
            return binary(Headers.LOCAL, random.nextInt(256), bytes(random.nextInt(40)));
        }
        int family = new int[] {0x11, 0x21, 0x31, 0x00, 0x10, 0x11, 0x21, 0x11}[kind];
        int size = family >> 4 == 1 ? 12 : family >> 4 == 2 ? 36 : family >> 4 == 3 ? 216 : 0;
        byte[] addresses = size == 216 ? Headers.paths("/a", "/run/b") : bytes(size);
        return withFields(family, addresses);
    }

    private byte[] withFields(int family, byte[] addresses) {
        byte[] before = fields();
        byte[] after = fields();
        if (random.nextBoolean()) {
            return binary(Headers.PROXY, family, addresses, before, after);
        }
        byte[] header = binary(Headers.PROXY, family, addresses, before, Headers.checksum(), after);
        return Headers.summed(header, 16 + addresses.length + before.length + 7);
    }

    private byte[] fields() {
        byte[] fields = {};
        for (int i = random.nextInt(3); i > 0; i--) {
            int type = 4 + random.nextInt(252);
            fields = joined(fields, field(type, bytes(random.nextInt(20))));
        }
        return fields;
    }

    private byte[] mutated(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int rest = Math.min(at + 1, bytes.length);
        byte[] piece = ascii(PIECES[random.nextInt(PIECES.length)]);
        return switch (random.nextInt(7)) {
            // Where the most is decided.
            case 0 -> replaced(bytes, 12 + random.nextInt(4), random.nextInt(256));
            case 1 -> replaced(bytes, at, random.nextInt(256));
            case 2 -> replaced(bytes, at, at < bytes.length ? bytes[at] ^ 1 : 0);
            case 3 -> joined(Arrays.copyOf(bytes, at), piece, tail(bytes, at));
            case 4 -> joined(Arrays.copyOf(bytes, at), piece, tail(bytes, rest));
            case 5 -> joined(Arrays.copyOf(bytes, at), tail(bytes, rest));
            default -> Arrays.copyOf(bytes, at);
        };
    }

    private static byte[] replaced(byte[] bytes, int at, int value) {
        byte[] replaced = bytes.clone();
        if (at < bytes.length) {
            replaced[at] = (byte) value;
        }
        return replaced;
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
