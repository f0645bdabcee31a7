package echo.client.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

final class InterleavingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1                     | 192.0.2.1",
                "192.0.2.1 192.0.2.2           | 192.0.2.1 192.0.2.2",
                "::1 ::2 ::3                   | ::1 ::2 ::3",
                "::1 ::2 192.0.2.1 192.0.2.2   | ::1 192.0.2.1 ::2 192.0.2.2",
                "192.0.2.1 192.0.2.2 ::1 ::2   | 192.0.2.1 ::1 192.0.2.2 ::2",
                "::1 ::2 ::3 192.0.2.1         | ::1 192.0.2.1 ::2 ::3",
                "::1 192.0.2.1 192.0.2.2 ::2   | ::1 192.0.2.1 ::2 192.0.2.2",
                "192.0.2.1 ::1 ::2 ::3         | 192.0.2.1 ::1 ::2 ::3",
            })
    void familiesTakeTurnsBeginningWithThatOfTheFirst(String before, String after) {
        assertEquals(
                addresses(after), Interleaving.of(addresses(before)), "the order of " + before);
    }

    private static List<InetSocketAddress> addresses(String literals) {
        return Stream.of(literals.split(" "))
                .map(literal -> new InetSocketAddress(InetAddress.ofLiteral(literal), 7))
                .toList();
    }
}
