package echo.client.verify.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** What is made of the bytes from the first difference on. */
final class DifferenceTest {

    private static final long OFFSET = 70_000_000_000L;

    /** More of the stream than is looked at. */
    private static final byte[] STREAM = stream(2 * Difference.WINDOW);

    private static byte[] stream(int length) {
        return new Pattern(1, 0).bytes(0, length);
    }

    @Test
    void aByteIsWrong() {
        byte[] came = STREAM.clone();
        came[0] = (byte) ~STREAM[0];
        assertDifference(
                "wrong byte at offset 70000000000: 0x%02x instead of 0x%02x"
                        .formatted(came[0], STREAM[0]),
                STREAM,
                came);
    }

    @Test
    void severalBytesInARowAreWrong() {
        byte[] came = STREAM.clone();
        for (int i = 0; i < 5; i++) {
            came[i] = (byte) ~STREAM[i];
        }
        assertDifference("5 wrong bytes from offset 70000000000 on", STREAM, came);
    }

    @Test
    void twoBytesAreSwapped() {
        byte[] came = STREAM.clone();
        came[0] = STREAM[1];
        came[1] = STREAM[0];
        assertDifference(
                "the bytes at offsets 70000000000 and 70000000001 are swapped", STREAM, came);
    }

    @ParameterizedTest
    @CsvSource({
        "1, missing byte",
        "2, 2 missing bytes",
        "500, 500 missing bytes",
        "1015, 1015 missing bytes"
    })
    void bytesAreMissing(int count, String what) {
        assertDifference(
                what + " at offset 70000000000", STREAM, Arrays.copyOfRange(STREAM, count, 2048));
    }

    @ParameterizedTest
    @CsvSource({
        "1, extra byte",
        "2, 2 extra bytes",
        "500, 500 extra bytes",
        "1015, 1015 extra bytes"
    })
    void bytesAreExtra(int count, String what) {
        var came = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            came.write(~STREAM[0]);
        }
        came.writeBytes(STREAM);
        assertDifference(what + " at offset 70000000000", STREAM, came.toByteArray());
    }

    @Test
    void aSecondFaultSoonAfterDoesNotHideTheFirst() {
        byte[] came = STREAM.clone();
        came[0] = (byte) ~STREAM[0];
        came[100] = (byte) ~STREAM[100];
        assertDifference(
                "wrong byte at offset 70000000000: 0x%02x instead of 0x%02x"
                        .formatted(came[0], STREAM[0]),
                STREAM,
                came);
        var gaps = new ByteArrayOutputStream();
        for (int i = 1; i < STREAM.length; i++) {
            if (i % 100 != 0) {
                gaps.write(STREAM[i]);
            }
        }
        assertDifference("missing byte at offset 70000000000", STREAM, gaps.toByteArray());
    }

    @Test
    void anythingElseJustDiffers() {
        byte[] came = new byte[Difference.WINDOW];
        Arrays.fill(came, (byte) ~STREAM[0]);
        assertDifference(
                "everything differs from offset 70000000000 on: 0x%02x instead of 0x%02x"
                        .formatted(came[0], STREAM[0]),
                STREAM,
                came);
    }

    /** In hexadecimal what was sent and what came, both to the end of the stream. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "01         | 02         | wrong byte at offset 9: 0x02 instead of 0x01",
                "0102       | 0302       | wrong byte at offset 9: 0x03 instead of 0x01 (bit 1"
                        + " flipped)",
                "0102       | 0304       | 2 wrong bytes from offset 9 on",
                "0102       | 0201       | the bytes at offsets 9 and 10 are swapped",
                "010203     | 020103     | the bytes at offsets 9 and 10 are swapped",
                "0102       | 02         | missing byte at offset 9",
                "010203     | 03         | 2 missing bytes at offset 9",
                "0102       | 0301       | 2 wrong bytes from offset 9 on",
                "0102       | 030102     | extra byte at offset 9",
                "01         | 02030401   | 3 extra bytes at offset 9",
                "none       | ff         | extra byte at offset 9, after all that had been sent",
                "none       | fffe       | 2 extra bytes at offset 9, after all that had been sent",
                "01         | none       | the stream ends at offset 9 of 10: missing byte",
                "0102       | none       | the stream ends at offset 9 of 11: 2 missing bytes",
                "010203     | 0405       | everything differs from offset 9 on: 0x04 instead of"
                        + " 0x01",
            })
    void atTheVeryEnd(String sent, String came, String what) {
        assertEquals(
                what,
                Difference.of(new byte[0], bytes(sent), bytes(came), 9).what(),
                "sent " + sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5000  | 5001    | MISSING | missing byte at offset 5000",
                "5000  | 13192   | MISSING | 8192 missing bytes at offset 5000",
                "5000  | 1053560 | MISSING | 1048560 missing bytes at offset 5000",
                "70000 | 69999   | EXTRA   | extra byte at offset 70000: the byte at offset 69999"
                        + " is doubled",
                "70000 | 69500   | EXTRA   | 500 extra bytes at offset 70000: the 500 bytes from"
                        + " offset 69500 on are doubled",
                "70000 | 4464    | EXTRA   | extra bytes at offset 70000: those from offset 4464 on"
                        + " come again",
                "5000  | 3000000 | WRONG   | everything differs from offset 5000 on: ",
            })
    void theStreamGoesOnElsewhere(long offset, long on, Fault.Kind kind, String what) {
        var pattern = new Pattern(7, 0);
        Fault fault = Difference.of(pattern, 4 << 20, offset, pattern.bytes(on, 1024));
        assertEquals(kind, fault.kind(), "the kind of " + fault);
        assertEquals(offset, fault.offset(), "the offset of " + fault);
        assertTrue(fault.what().startsWith(what), "says " + what + ": " + fault);
    }

    @ParameterizedTest
    @CsvSource({
        "0102030405, 0102, it ends at offset 2 of 5",
        "0102, 010203, 'extra byte at offset 2, after all that had been sent'",
        "0102, 0102 02, 'extra byte at offset 2, after all that had been sent: the byte at offset 1"
                + " is doubled'",
        "01020304, 01020704, wrong byte at offset 2: 0x07 instead of 0x03 (bit 2 flipped)"
    })
    void ofADatagram(String sent, String came, String what) {
        assertEquals(
                what,
                Difference.of(bytes(sent), bytes(came.replace(" ", ""))).what(),
                "sent " + sent);
    }

    private static byte[] bytes(String hex) {
        return hex == null ? new byte[0] : HexFormat.of().parseHex(hex);
    }

    private static void assertDifference(String what, byte[] sent, byte[] came) {
        assertEquals(
                what,
                Difference.of(new byte[0], window(sent), window(came), OFFSET).what(),
                "from what is looked at of both");
    }

    private static byte[] window(byte[] bytes) {
        return Arrays.copyOf(bytes, Math.min(bytes.length, Difference.WINDOW));
    }
}
