package echo.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How connections of {@link OurServer} ended. */
final class Ends {

    private Ends() {}

    static void assertFault(TlsFault fault, String words, Object end) {
        var e = assertInstanceOf(TlsException.class, end, "no session: " + end);
        assertTrue(e.getMessage().contains(words), "says '" + words + "': " + e.getMessage());
        assertEquals(1, e.getMessage().lines().count(), "one line: " + e.getMessage());
        assertEquals(fault, e.fault(), e.getMessage());
    }
}
