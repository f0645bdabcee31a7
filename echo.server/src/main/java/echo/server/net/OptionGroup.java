package echo.server.net;

import echo.api.net.Endpoint;
import echo.api.net.SocketType;
import echo.api.net.UnixEndpoint;
import echo.server.access.Access;
import echo.server.access.SourcePrefix;
import echo.server.deadlines.Deadlines;
import echo.server.limits.Limits;
import echo.server.limits.Sources;
import echo.server.options.ListenerOption;
import echo.server.proxy.ProxyOptions;
import echo.server.tls.TlsOptions;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Options that belong together, and the listeners that have them. */
enum OptionGroup {
    LIMITS(Limits.OPTIONS, "", Kind.TCP, Kind.UNIX),
    DEADLINES(Deadlines.OPTIONS, "", Kind.TCP, Kind.UNIX),
    SOURCES(Sources.OPTIONS, "", Kind.TCP),
    SOURCE_RATE(List.of(Sources.RATE), "", Kind.UDP),
    SOURCE_PREFIX(SourcePrefix.OPTIONS, "", Kind.TCP, Kind.UDP),
    ACCESS(Access.OPTIONS, "", Kind.TCP, Kind.UDP),
    PROXY(ProxyOptions.OPTIONS, ProxyOptions.SWITCH, Kind.TCP, Kind.UNIX),
    TLS(TlsOptions.OPTIONS, TlsOptions.SWITCH, Kind.TCP, Kind.UNIX),
    DATAGRAMS(DatagramOptions.OPTIONS, "", Kind.UDP),
    MODE(UnixMode.OPTIONS, "", Kind.UNIX);

    private enum Kind {
        TCP,
        UNIX,
        UDP
    }

    private final List<ListenerOption> options;
    private final String switchName;
    private final Set<Kind> kinds;

    OptionGroup(List<ListenerOption> options, String switchName, Kind first, Kind... others) {
        this.options = options;
        this.switchName = switchName;
        kinds = EnumSet.of(first, others);
    }

    List<ListenerOption> options() {
        return options;
    }

    boolean isFor(Endpoint endpoint) {
        if (endpoint instanceof UnixEndpoint) {
            return kinds.contains(Kind.UNIX);
        }
        return kinds.contains(endpoint.type() == SocketType.DGRAM ? Kind.UDP : Kind.TCP);
    }

    /** Adds the defaults of this group to what a listener was told. */
    void complete(Map<String, String> told, Map<String, String> defaults) {
        // What one that has no TLS should have for a certificate does not matter.
        if (!told.getOrDefault(switchName, "on").equals("off")) {
            for (ListenerOption option : options) {
                String value = defaults.get(option.name());
                if (value != null) {
                    told.putIfAbsent(option.name(), value);
                }
            }
        }
    }
}
