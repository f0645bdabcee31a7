package echo.server.limits;

import static java.util.Objects.requireNonNull;

import echo.server.access.Source;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/** What a listener lets each source have. Peers on Unix sockets have none. Thread-safe. */
final class SourceGate {

    private final Sources sources;
    private final Optional<SourceCounts> counts;
    private final Optional<SourceRates> rates;

    SourceGate(Sources sources) {
        this.sources = requireNonNull(sources);
        counts =
                sources.most() == 0
                        ? Optional.empty()
                        : Optional.of(new SourceCounts(sources.most()));
        rates = sources.rate() == 0 ? Optional.empty() : Optional.of(rates(sources));
    }

    private static SourceRates rates(Sources sources) {
        return new SourceRates(sources.rate(), true, sources.prefix(), System.nanoTime());
    }

    /** Counts a connection, unless it is one too many: then why it is. */
    Optional<Rejection> enter(SocketAddress peer) {
        if (peer instanceof InetSocketAddress inet) {
            InetAddress address = inet.getAddress();
            if (rates.isPresent() && !rates.get().admits(address, System.nanoTime())) {
                return Optional.of(Rejection.SOURCE_RATE);
            } else if (counts.isPresent() && !counts.get().enter(source(address))) {
                return Optional.of(Rejection.MAX_PER_SOURCE);
            }
        }
        return Optional.empty();
    }

    /** Counts it no more. */
    void leave(SocketAddress peer) {
        if (counts.isPresent() && peer instanceof InetSocketAddress inet) {
            counts.get().leave(source(inet.getAddress()));
        }
    }

    private Source source(InetAddress address) {
        return Source.of(address, sources.prefix());
    }
}
