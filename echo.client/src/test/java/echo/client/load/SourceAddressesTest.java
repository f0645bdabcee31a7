package echo.client.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.cli.UsageException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.util.stream.Collectors;

final class SourceAddressesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1                     | 127.0.0.1",
                "127.0.0.1,127.0.0.9           | 127.0.0.1 127.0.0.9",
                "127.0.0.254-127.0.1.1         | 127.0.0.254 127.0.0.255 127.0.1.0 127.0.1.1",
                "127.0.0.9,127.0.0.1-127.0.0.2 | 127.0.0.9 127.0.0.1 127.0.0.2",
                "::1                           | 0:0:0:0:0:0:0:1",
            })
    void areListedAndCounted(String text, String addresses) throws Exception {
        assertEquals(
                addresses,
                SourceAddresses.parse(text).stream()
                        .map(InetAddress::getHostAddress)
                        .collect(Collectors.joining(" ")),
                text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "127.0.0.1,",
                "127.0.0.2-127.0.0.1",
                "127.0.0.1-127.9.0.1",
                "::1-::2",
                "127.0.0.1,::1"
            })
    void orAreRefused(String text) {
        var refused = assertThrows(UsageException.class, () -> SourceAddresses.parse(text), text);
        assertTrue(
                refused.getMessage().startsWith("--source '"),
                () -> "names the option: " + refused.getMessage());
    }
}
