package echo.server.proxy;

/** CRC32C bit by bit, from the definition (RFC 9260, appendix A). */
final class Castagnoli {

    /** The polynomial 0x1EDC6F41 with its bits the other way round. */
    private static final int REVERSED = Integer.reverse(0x1EDC6F41);

    private Castagnoli() {}

    static long of(byte[] bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int i = 0; i < 8; i++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ REVERSED;
            }
        }
        return ~crc & 0xffff_ffffL;
    }
}
