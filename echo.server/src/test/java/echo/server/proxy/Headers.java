package echo.server.proxy;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Headers as a sender makes them. */
final class Headers {

    static final byte[] SIGNATURE = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");

    static final int LOCAL = 0x20;
    static final int PROXY = 0x21;
    static final int UNSPEC = 0x00;
    static final int TCP4 = 0x11;
    static final int TCP6 = 0x21;
    static final int UNIX = 0x31;

    private Headers() {}

    /** Version 1, without its end. */
    static byte[] line(String text) {
        return ascii(text + "\r\n");
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Version 2 with the length of what follows. */
    static byte[] binary(int command, int family, byte[]... parts) {
        byte[] rest = joined(parts);
        return binary(command, family, rest.length, rest);
    }

    /** Version 2 with any length. */
    static byte[] binary(int command, int family, int length, byte[] rest) {
        byte[] fixed = {(byte) command, (byte) family, (byte) (length >> 8), (byte) length};
        return joined(SIGNATURE, fixed, rest);
    }

    static byte[] addresses(String source, String destination, int from, int to) {
        return joined(
                InetAddress.ofLiteral(source).getAddress(),
                InetAddress.ofLiteral(destination).getAddress(),
                ports(from, to));
    }

    static byte[] ports(int from, int to) {
        return ByteBuffer.allocate(4).putShort((short) from).putShort((short) to).array();
    }

    static byte[] paths(String source, String destination) {
        return joined(Arrays.copyOf(ascii(source), 108), Arrays.copyOf(ascii(destination), 108));
    }

    static byte[] field(int type, byte[] value) {
        byte[] start = {(byte) type, (byte) (value.length >> 8), (byte) value.length};
        return joined(start, value);
    }

    static byte[] checksum() {
        return field(3, new byte[4]);
    }

    /** With the right checksum in the last four of so many first bytes, which are zeros. */
    static byte[] summed(byte[] header, int end) {
        byte[] summed = header.clone();
        ByteBuffer.wrap(summed).putInt(end - 4, (int) Castagnoli.of(header));
        return summed;
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
