package echo.server.access;

import echo.server.options.ListenerOption;
import echo.server.options.OptionValues;

import java.util.List;

/**
 * How much of an address makes a source.
 *
 * @param ipv4 bits of an IPv4 address, 1 to 32
 * @param ipv6 bits of an IPv6 address, 1 to 128
 */
public record SourcePrefix(int ipv4, int ipv6) {

    /** Every IPv4 address, but every network of 64 bits in IPv6, since a host gets all of one. */
    public static final SourcePrefix DEFAULT = new SourcePrefix(32, 64);

    private static final String NAME = "source-prefix";

    /** What a listener can be told about it. */
    public static final List<ListenerOption> OPTIONS =
            List.of(
                    new ListenerOption(
                            NAME,
                            "N,N",
                            "Count addresses as one source that have the first N bits in common,"
                                    + " in IPv4 and in IPv6 (default: 32,64)."));

    /** Checks the ranges. */
    public SourcePrefix {
        if (ipv4 < 1 || ipv4 > 32 || ipv6 < 1 || ipv6 > 128) {
            throw new IllegalArgumentException(
                    "%s '%d,%d' is not 1 to 32 bits of IPv4, a comma, and 1 to 128 of IPv6"
                            .formatted(NAME, ipv4, ipv6));
        }
    }

    /**
     * Takes it out of a listener's options.
     *
     * @param values the options
     * @return what is there, or the default
     */
    public static SourcePrefix takenFrom(OptionValues values) {
        return values.text(NAME).map(SourcePrefix::parse).orElse(DEFAULT);
    }

    private static SourcePrefix parse(String text) {
        if (!text.matches("[0-9]{1,3},[0-9]{1,3}")) {
            throw new IllegalArgumentException(
                    "%s '%s' is not two numbers of bits such as 32,64".formatted(NAME, text));
        }
        int comma = text.indexOf(',');
        return new SourcePrefix(
                Integer.parseInt(text.substring(0, comma)),
                Integer.parseInt(text.substring(comma + 1)));
    }
}
