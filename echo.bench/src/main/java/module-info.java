/**
 * Measures the image beside its peers, and writes {@code docs/BENCHMARKS.md} and {@code
 * docs/benchmarks.json}. Nothing but {@code mvn -Pbench verify} builds or runs it.
 *
 * <p>A server is a {@code Peer}, what is done to it a {@code Scenario}, one measurement of one
 * server a {@code Sample}, and all of them are in {@code Results}; {@code Targets} and {@code
 * Report} read those alone.
 */
module echo.bench {
    requires echo.cli;
    requires io.netty.common;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.classes.io_uring;
}
