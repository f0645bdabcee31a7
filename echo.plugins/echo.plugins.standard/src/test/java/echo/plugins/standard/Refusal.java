package echo.plugins.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What is refused, and how that is said. */
public final class Refusal {

    private Refusal() {}

    /** Fails unless it is refused with that message. */
    public static void assertRefused(String message, Executable refused) {
        var e = assertThrows(IllegalArgumentException.class, refused, "refused: " + message);
        assertEquals(message, e.getMessage(), "what is wrong, and what is right");
    }
}
