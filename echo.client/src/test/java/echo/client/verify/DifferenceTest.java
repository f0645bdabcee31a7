package echo.client.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        var bytes = new byte[length];
        new Pattern(1, 0, length).next(bytes, 0, length);
        return bytes;
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
                "the stream differs from offset 70000000000 on: 0x%02x instead of 0x%02x"
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
                "0102       | 0302       | wrong byte at offset 9: 0x03 instead of 0x01",
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
                "01         | none       | missing byte at offset 9: the stream ends there",
                "0102       | none       | 2 missing bytes at offset 9: the stream ends there",
                "010203     | 0405       | the stream differs from offset 9 on: 0x04 instead of"
                        + " 0x01",
            })
    void atTheVeryEnd(String sent, String came, String what) {
        assertEquals(what, Difference.of(bytes(sent), bytes(came), 9), "sent " + sent);
    }

    private static byte[] bytes(String hex) {
        return hex == null ? new byte[0] : HexFormat.of().parseHex(hex);
    }

    private static void assertDifference(String what, byte[] sent, byte[] came) {
        assertEquals(
                what,
                Difference.of(window(sent), window(came), OFFSET),
                "from what is looked at of both");
    }

    private static byte[] window(byte[] bytes) {
        return Arrays.copyOf(bytes, Math.min(bytes.length, Difference.WINDOW));
    }
}
