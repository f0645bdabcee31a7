package echo.client.smoke;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One message to one address, or to whichever answered.
 *
 * @param address the peer's, or empty if none answered and several might have
 * @param connectTime how long connecting took, from the start of the attempt that won, the name
 *     being resolved; empty if none won
 * @param bytesSent of the message
 * @param outcome how it went
 */
record Run(String address, Optional<Duration> connectTime, long bytesSent, Outcome outcome) {

    /** Nobody was connected to. */
    static Run unconnected(String address, Outcome outcome) {
        return new Run(address, Optional.empty(), 0, outcome);
    }

    boolean isExact() {
        return outcome instanceof Outcome.Exact;
    }

    /** For programs. A time that was not measured is left out. */
    Map<String, Object> json(long sequence) {
        var json = new LinkedHashMap<String, Object>();
        json.put("sequence", sequence);
        json.put("address", address);
        json.put("outcome", outcome.word());
        connectTime.ifPresent(time -> json.put("connectNanos", time.toNanos()));
        if (outcome instanceof Outcome.Exact exact) {
            json.put("echoNanos", exact.echoTime().toNanos());
        }
        json.put("bytesSent", bytesSent);
        json.put("bytesReceived", outcome.received().count());
        json.put("what", outcome.what());
        return json;
    }
}
