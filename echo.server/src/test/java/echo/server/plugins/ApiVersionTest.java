package echo.server.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which plugins fit, by the version of echo.api that they were built against. */
final class ApiVersionTest {

    @ParameterizedTest
    @CsvSource({
        "0.1.0, 0.1.0, true",
        "0.1.0, 0.1.7, true",
        "0.1.7, 0.1.0, true",
        "0.1.0-SNAPSHOT, 0.1.0, true",
        "0.2.0, 0.1.0, false",
        "0.1.0, 0.2.0, false",
        "0.1, 0.10, false",
        "0.1.0, 1.0.0, false",
        "1.0.0, 0.1.0, false",
        "1.0.0, 1.3.0, true",
        "1.3.0, 1.0.0, true",
        "1, 1.0.0, true",
        "2.0.0, 1.0.0, false",
        "1.0.0, 10.0.0, false",
        "unknown, 1.0.0, true",
    })
    void beforeOneTheMinorAndThenTheMajorMustBeTheSame(String built, String running, boolean fits) {
        assertEquals(
                fits,
                ApiVersion.fits(built, running),
                "built for " + built + ", run by " + running);
    }
}
