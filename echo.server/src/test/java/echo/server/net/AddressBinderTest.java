package echo.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import echo.api.net.AddressText;
import echo.api.net.Endpoint;
import echo.api.net.InetEndpoint;
import echo.server.RecordedLog;
import echo.server.log.Log;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Which addresses are bound in which order; what is bound is a note here, and no socket. */
@Timeout(60)
final class AddressBinderTest {

    private static final int GIVEN = 40_000;

    private final RecordedLog log = new RecordedLog(Log.SERVER);
    private final List<InetSocketAddress> asked = new ArrayList<>();
    private List<InetSocketAddress> all;

    @BeforeEach
    void look() throws IOException {
        all = PassiveAddresses.of(endpoint(0));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void eachAddressIsAskedForOnTheFirstOnesPort() throws Exception {
        List<InetSocketAddress> bound = binder(AddressBinderTest::given).bind(endpoint(0));
        assertEquals(at(GIVEN, all), bound, "each on the port that the first was given");
        assertEquals(all.getFirst(), asked.getFirst(), "the first is asked for on any port");
        assertEquals(all.size(), asked.size(), "each once: " + asked);
    }

    @Test
    void whereThatPortIsTakenAnyOtherWillDo() throws Exception {
        assumeTrue(all.size() > 1, "this machine has only one address");
        var binder =
                binder(
                        address -> {
                            if (address.getPort() == GIVEN) {
                                throw new BindException("Address already in use");
                            }
                            return given(address);
                        });
        assertEquals(all.size(), binder.bind(endpoint(0)).size(), "all are bound");
        assertEquals(2 * all.size() - 1, asked.size(), "all but the first are asked for twice");
        assertEquals(0, asked.getLast().getPort(), "the second time on any port");
        assertEquals(List.of(), log.complaints(), "which nobody promised otherwise");
    }

    @Test
    void aGivenPortIsTheOnlyOne() throws Exception {
        var binder = binder(address -> address);
        assertEquals(at(7, all), binder.bind(endpoint(7)), "all on that port");
        assertEquals(at(7, all), asked, "and on no other");
    }

    @Test
    void whatCannotBeBoundIsPassedOverWithAWarning() throws Exception {
        assumeTrue(all.size() > 1, "this machine has only one address");
        var binder =
                binder(
                        address -> {
                            if (asked.size() == 1) {
                                throw new BindException("Cannot assign requested address");
                            }
                            return address;
                        });
        assertEquals(all.size() - 1, binder.bind(endpoint(7)).size(), "the others are bound");
        assertEquals(1, log.complaints().size(), "one warning: " + log.complaints());
        assertEquals(
                "passed over for udp://*:7: %s: Cannot assign requested address (no interface of"
                                .formatted(AddressText.of(asked.getFirst()))
                        + " this machine has that address)",
                log.complaints().getFirst().getFormattedMessage(),
                "which, and why");
    }

    @Test
    void ifNoneCanBeBoundEachReasonIsGiven() {
        var binder =
                binder(
                        address -> {
                            throw new IOException("reason " + asked.size());
                        });
        var e =
                assertThrows(
                        CouldNotOpenSocketException.class,
                        () -> binder.bind(endpoint(7)),
                        "none is left");
        assertTrue(
                e.getMessage().startsWith("could not open socket for udp://*:7: "),
                "the endpoint: " + e.getMessage());
        for (int i = 1; i <= all.size(); i++) {
            String reason = AddressText.of(asked.get(i - 1)) + ": reason " + i;
            assertTrue(e.getMessage().contains(reason), reason + ": " + e.getMessage());
        }
        assertEquals(1, e.getMessage().lines().count(), "in one line");
        assertEquals(List.of(), log.complaints(), "and nothing in the log");
    }

    private AddressBinder<InetSocketAddress> binder(
            AddressBinder.Opener<InetSocketAddress> opener) {
        return new AddressBinder<>(
                address -> {
                    asked.add(address);
                    return opener.open(address);
                },
                InetSocketAddress::getPort);
    }

    /** As the system does for port 0. */
    private static InetSocketAddress given(InetSocketAddress address) {
        return address.getPort() == 0
                ? new InetSocketAddress(address.getAddress(), GIVEN)
                : address;
    }

    private static List<InetSocketAddress> at(int port, List<InetSocketAddress> addresses) {
        return addresses.stream()
                .map(address -> new InetSocketAddress(address.getAddress(), port))
                .toList();
    }

    private static InetEndpoint endpoint(int port) {
        return (InetEndpoint) Endpoint.parse("udp://*:" + port);
    }
}
