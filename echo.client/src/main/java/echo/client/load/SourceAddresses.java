package echo.client.load;

import echo.api.net.AddressFamily;
import echo.cli.UsageException;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Local addresses to connect from: {@code 127.0.0.1,127.0.0.5-127.0.0.9}. */
final class SourceAddresses {

    private static final int MOST = 65_536;

    private SourceAddresses() {}

    static List<InetAddress> parse(String text) throws UsageException {
        var addresses = new ArrayList<InetAddress>();
        for (String part : text.split(",", -1)) {
            int dash = part.indexOf('-');
            InetAddress first = address(part, dash < 0 ? part : part.substring(0, dash));
            InetAddress last = dash < 0 ? first : address(part, part.substring(dash + 1));
            addresses.addAll(range(part, first, last));
        }
        AddressFamily family = AddressFamily.of(addresses.getFirst());
        if (!addresses.stream().allMatch(family::includes)) {
            throw refused(text, "all of one family: IPv4 or IPv6");
        }
        return addresses;
    }

    private static InetAddress address(String part, String literal) throws UsageException {
        try {
            return InetAddress.ofLiteral(literal.strip());
        } catch (IllegalArgumentException e) {
            throw refused(part, "addresses of this machine, such as 127.0.0.1-127.0.0.9");
        }
    }

    private static List<InetAddress> range(String part, InetAddress first, InetAddress last)
            throws UsageException {
        if (first.equals(last)) {
            return List.of(first);
        } else if (!(first instanceof Inet4Address && last instanceof Inet4Address)) {
            throw refused(part, "ranges of IPv4 alone; IPv6 addresses with commas");
        }
        long from = number(first);
        long to = number(last);
        if (to < from || to - from >= MOST) {
            throw refused(part, "the smaller address first, and at most %d".formatted(MOST));
        }
        var range = new ArrayList<InetAddress>();
        for (long number = from; number <= to; number++) {
            range.add(address((int) number));
        }
        return range;
    }

    private static long number(InetAddress address) {
        long number = 0;
        for (byte one : address.getAddress()) {
            number = number << 8 | one & 0xff;
        }
        return number;
    }

    private static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {
                        (byte) (number >> 24),
                        (byte) (number >> 16),
                        (byte) (number >> 8),
                        (byte) number
                    });
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static UsageException refused(String part, String right) {
        return new UsageException("--source '%s' cannot be used: write %s".formatted(part, right));
    }
}
