package echo.server.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.zip.CRC32C;

/** Version 2: binary (proxy-protocol.txt, section 2.2). */
final class Version2 {

    /** Up to the length and with it. */
    private static final int FIXED = 16;

    private static final String SIGNATURE = "\r\n\r\n\0\r\nQUIT\n";
    private static final int VERSION = 2;
    private static final int LOCAL = 0;
    private static final int PROXY = 1;

    private static final int UNSPEC = 0;
    private static final int INET = 1;
    private static final int INET6 = 2;
    private static final int UNIX = 3;
    private static final int STREAM = 1;
    private static final int DGRAM = 2;

    private static final int UNIX_PATH = 108;
    private static final int FIELD_START = 3;
    private static final int CHECKSUM = 3;

    private static final String CUT = "the header ends in the middle of a field";
    private static final String ODD_CHECKSUM = "a checksum has 4 bytes, and there is one";

    private final HeaderInput in;
    private final CRC32C crc = new CRC32C();
    private int end;

    Version2(HeaderInput in) {
        this.in = in;
    }

    ProxyHeader read() throws IOException {
        for (int i = 0; i < SIGNATURE.length(); i++) {
            int b = next(FIXED - i);
            if (b != SIGNATURE.charAt(i)) {
                throw in.isNone(b);
            }
        }
        boolean isLocal = command() == LOCAL;
        int family = next(3);
        boolean tellsAddresses = !isLocal && isStream(family);
        int addresses = addressBytes(family >> 4);
        int expected = tellsAddresses ? addresses : 0;
        int high = next(2 + expected);
        int length = high << 8 | next(1 + Math.max(high << 8, expected));
        if (length < expected) {
            throw in.wrong(
                    "%d bytes follow, but the addresses take %d".formatted(length, expected), 15);
        }
        end = FIXED + length;
        if (!tellsAddresses) {
            // It may be anything, but senders have addresses there, or nothing, and then fields.
            skip(Math.min(addresses, length));
            fields(false);
            return new ProxyHeader.Local();
        }
        ProxyHeader header = family >> 4 == UNIX ? unix() : inet(addresses);
        fields(true);
        return header;
    }

    private int command() throws IOException {
        int b = next(4);
        if (b >> 4 != VERSION) {
            throw in.wrong(b, "of version 2");
        }
        int command = b & 0xf;
        if (command != LOCAL && command != PROXY) {
            throw in.wrong(b, "of the command LOCAL or PROXY");
        }
        return command;
    }

    /** Whether it is about streams; else nobody says what it is about. */
    private boolean isStream(int b) throws IOException {
        int family = b >> 4;
        int type = b & 0xf;
        if (family > UNIX || type > DGRAM) {
            throw in.wrong(b, "a family and a type that there are");
        } else if (type == DGRAM) {
            throw in.wrong(b, "of a stream, but of datagrams");
        }
        return family != UNSPEC && type == STREAM;
    }

    /** Both addresses with their ports; none for what is unspecified or unknown. */
    private static int addressBytes(int family) {
        return switch (family) {
            case INET -> 2 * (4 + 2);
            case INET6 -> 2 * (16 + 2);
            case UNIX -> 2 * UNIX_PATH;
            default -> 0;
        };
    }

    private ProxyHeader inet(int size) throws IOException {
        int addressSize = size / 2 - 2;
        var source = InetAddress.getByAddress(bytes(addressSize));
        var destination = InetAddress.getByAddress(bytes(addressSize));
        int sourcePort = twoBytes();
        int destinationPort = twoBytes();
        return new ProxyHeader.Relayed(
                new InetSocketAddress(source, sourcePort),
                new InetSocketAddress(destination, destinationPort));
    }

    private ProxyHeader unix() throws IOException {
        SocketAddress source = path(bytes(UNIX_PATH));
        return new ProxyHeader.Relayed(source, path(bytes(UNIX_PATH)));
    }

    /** As in unix(7): it ends with a zero or the field; one in front makes it no file's. */
    private static SocketAddress path(byte[] field) {
        int length = 0;
        while (length < field.length && field[length] != 0) {
            length++;
        }
        try {
            return UnixDomainSocketAddress.of(new String(field, 0, length, StandardCharsets.UTF_8));
        } catch (InvalidPathException notInThisLocale) {
            return UnixDomainSocketAddress.of("");
        }
    }

    /** Type, length, value; none of them is of use here but the checksum. */
    private void fields(boolean strict) throws IOException {
        long sum = -1;
        while (left() > 0) {
            int begin = in.position() + 1;
            int type = left() < FIELD_START ? -1 : next(left());
            int length = type < 0 ? FIELD_START : twoBytes();
            boolean isChecksum = type == CHECKSUM;
            boolean isCut = length > left();
            if (isCut || isChecksum && (length != Integer.BYTES || sum >= 0)) {
                if (strict) {
                    throw in.wrong(isCut ? CUT : ODD_CHECKSUM, begin);
                }
                skip(left());
                return;
            } else if (isChecksum) {
                sum = checksum();
            } else {
                skip(length);
            }
        }
        if (sum >= 0 && sum != crc.getValue()) {
            throw new ProxyHeaderException(
                    "the PROXY header has the checksum %08x, but says %08x"
                            .formatted(crc.getValue(), sum));
        }
    }

    /** What is sent as the checksum counts as zeros in it (section 2.2.3). */
    private long checksum() throws IOException {
        long sum = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            sum = sum << 8 | in.next(left());
            crc.update(0);
        }
        return sum;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next(left());
        }
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) next(left());
        }
        return bytes;
    }

    private int twoBytes() throws IOException {
        return next(left()) << 8 | next(left());
    }

    /** How much of the header is to come, once it has said that. */
    private int left() {
        return end - in.position();
    }

    private int next(int least) throws IOException {
        int b = in.next(least);
        crc.update(b);
        return b;
    }
}
