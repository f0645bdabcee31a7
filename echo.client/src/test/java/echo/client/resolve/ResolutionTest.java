package echo.client.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import echo.api.net.AddressFamily;
import echo.api.net.AddressInfo;
import echo.api.net.SocketType;
import echo.cli.Json;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

final class ResolutionTest {

    private static final List<AddressInfo> ANSWERS =
            List.of(
                    info(SocketType.STREAM, "2001:db8::1", "www.example.test"),
                    info(SocketType.DGRAM, "192.0.2.1", ""));

    private static AddressInfo info(SocketType type, String literal, String canonicalName) {
        InetAddress address = InetAddress.ofLiteral(literal);
        return new AddressInfo(
                AddressFamily.of(address),
                type,
                type.protocol(),
                canonicalName,
                new InetSocketAddress(address, 50007));
    }

    @Test
    void aTableHasALineForEachAnswer() {
        assertEquals(
                List.of(
                        "FAMILY  TYPE    PROTOCOL  ADDRESS      PORT   CANONNAME",
                        "INET6   STREAM  TCP       2001:db8::1  50007  www.example.test",
                        "INET    DGRAM   UDP       192.0.2.1    50007"),
                Resolution.table(ANSWERS),
                "the table");
    }

    @Test
    void jsonHasAnObjectForEachAnswer() {
        assertEquals(
                """
                [{"family": "INET6", "type": "STREAM", "protocol": "TCP",\
                 "canonname": "www.example.test", "address": "2001:db8::1", "port": 50007},\
                 {"family": "INET", "type": "DGRAM", "protocol": "UDP",\
                 "canonname": "", "address": "192.0.2.1", "port": 50007}]\
                """,
                Json.text(Resolution.json(ANSWERS)),
                "one line");
    }

    @Test
    void noAnswerIsAnEmptyArray() {
        assertEquals("[]", Json.text(Resolution.json(List.of())), "JSON without answers");
    }
}
