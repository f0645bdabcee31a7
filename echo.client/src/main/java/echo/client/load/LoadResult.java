package echo.client.load;

import echo.client.latency.Measured;

import org.HdrHistogram.Histogram;

import java.net.SocketAddress;
import java.util.List;

/**
 * What came of a load.
 *
 * @param peer where it was
 * @param measured the times
 * @param late how much later than due requests of an open loop were begun, in nanoseconds: by this
 *     program, or because nobody was free
 * @param bytes echoed, in one direction
 * @param failures what failed
 * @param seconds how it went on
 * @param cpuSeconds of this process while it measured
 * @param heldIdle idle connections that were there to the end
 */
record LoadResult(
        SocketAddress peer,
        Measured measured,
        Histogram late,
        long bytes,
        Failures failures,
        List<Second> seconds,
        double cpuSeconds,
        long heldIdle) {}
