package echo.server.stream;

import static java.util.Objects.requireNonNull;

import echo.api.net.AddressText;
import echo.server.events.Recorder;
import echo.server.events.RejectedEvent;
import echo.server.limits.Gate;
import echo.server.limits.Rejection;
import echo.server.log.Log;
import echo.server.net.ListenerOptions;
import echo.server.net.OncePerMinute;

import java.net.SocketAddress;
import java.util.Optional;

/** Who comes in at a listener, and what the log says of those that do not. Thread-safe. */
final class Door {

    private final String listener;
    private final Gate gate;
    private final ListenerMetrics metrics;
    private final OncePerMinute rejectionReport = new OncePerMinute(System::nanoTime);
    private final OncePerMinute handshakeReport = new OncePerMinute(System::nanoTime);

    Door(String listener, Gate gate, ListenerMetrics metrics) {
        this.listener = requireNonNull(listener);
        this.gate = requireNonNull(gate);
        this.metrics = requireNonNull(metrics);
    }

    /**
     * Whether a socket that was accepted may stay; where a proxy is between, as far as one sees.
     */
    Optional<Rejection> admit(SocketAddress peer, ListenerOptions options) {
        Optional<Rejection> full = gate.admit();
        if (full.isPresent()) {
            return full;
        }
        Optional<Rejection> rejection =
                options.proxy().isOn() ? admitProxy(peer, options) : admitPeer(peer, options);
        if (rejection.isPresent()) {
            gate.left();
        }
        return rejection;
    }

    private static Optional<Rejection> admitProxy(SocketAddress proxy, ListenerOptions options) {
        return options.proxy().trusts(proxy) ? Optional.empty() : Optional.of(Rejection.UNTRUSTED);
    }

    /** Whether the real peer may come in; if so, its source has one connection more. */
    Optional<Rejection> admitPeer(SocketAddress peer, ListenerOptions options) {
        return options.access().admits(peer)
                ? gate.admitSource(peer)
                : Optional.of(Rejection.DENIED);
    }

    /** Says that one that was admitted has ended; and the peer, if it was. */
    void left(Optional<SocketAddress> peer) {
        gate.left();
        peer.ifPresent(gate::sourceLeft);
    }

    void rejected(SocketAddress peer, Rejection why) {
        metrics.rejected(why);
        if (Recorder.isOn()) {
            new RejectedEvent(listener, AddressText.of(peer), why.toString()).commit();
        }
        if (rejectionReport.isDue()) {
            Log.SERVER.warn(
                    "{} rejects {}: {}; what more there is, the figures tell",
                    listener,
                    AddressText.of(peer),
                    why);
        } else {
            Log.SERVER.debug("{} rejects {}: {}", listener, AddressText.of(peer), why);
        }
    }

    void handshakeFailed(Handshake which, SocketAddress peer, Exception why) {
        metrics.handshakeFailed(which);
        if (handshakeReport.isDue()) {
            Log.SERVER.warn(
                    "{}: {} of {} failed: {}; what more there is, the figures tell",
                    listener,
                    which,
                    AddressText.of(peer),
                    why.getMessage());
        } else {
            Log.SERVER.debug(
                    "{}: {} of {} failed: {}",
                    listener,
                    which,
                    AddressText.of(peer),
                    why.getMessage());
        }
    }
}
