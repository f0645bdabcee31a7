package echo.server.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Very many headers, of which {@link SlowParser} knows what they say. */
@Timeout(600)
final class HeaderFuzzTest {

    private static final int HEADERS = Integer.getInteger("echo.fuzz", 100_000);
    private static final long SEED = 0x50524f5859L;

    /** The longest beginnings of version 1, and of version 2 with two Unix paths. */
    private static final int LINE = 107;

    private static final int FIXED = 16;
    private static final int PATHS = FIXED + 216;

    @Test
    void aRightAnswerOrTheExceptionAndNothingElse() throws Exception {
        var random = new SplittableRandom(SEED);
        var source = new HeaderSource(random);
        int valid = 0;
        for (int i = 0; i < HEADERS; i++) {
            byte[] bytes = source.next();
            Optional<SlowParser.Answer> expected = SlowParser.read(bytes);
            var in = new Counted(bytes, random.nextInt(4) == 0 ? random : () -> Long.MAX_VALUE);
            int number = i;
            Supplier<String> which =
                    () -> "header " + number + ", " + HexFormat.of().formatHex(bytes);
            if (expected.isPresent()) {
                valid++;
                assertEquals(expected.get().header(), answer(in, which), which);
                assertEquals(
                        expected.get().length(),
                        in.count(),
                        () -> "what was read of " + which.get());
            } else {
                assertThrows(ProxyHeaderException.class, () -> ProxyHeader.readFrom(in), which);
                assertTrue(in.count() <= bound(bytes), () -> "read too much of " + which.get());
            }
        }
        int least = HEADERS / 5;
        assertTrue(valid > least, "of both kinds there are many, but valid are " + valid);
        assertTrue(HEADERS - valid > least, "of both kinds there are many: " + valid);
    }

    private static ProxyHeader answer(Counted in, Supplier<String> which) throws IOException {
        try {
            return ProxyHeader.readFrom(in);
        } catch (ProxyHeaderException e) {
            throw new AssertionError(e.getMessage() + ", although valid: " + which.get(), e);
        }
    }

    /** What a header that begins so may have. */
    private static int bound(byte[] bytes) {
        if (bytes[0] == 'P') {
            return LINE;
        } else if (bytes[0] != '\r' || bytes.length < FIXED) {
            return FIXED;
        }
        return Math.max(PATHS, FIXED + ((bytes[14] & 0xff) << 8 | bytes[15] & 0xff));
    }
}
