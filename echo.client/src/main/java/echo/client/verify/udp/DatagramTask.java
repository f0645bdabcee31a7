package echo.client.verify.udp;

import echo.cli.Sizes;
import echo.client.command.Console;
import echo.client.command.ExitCode;
import echo.client.command.Result;
import echo.client.command.Task;
import echo.client.connect.CouldNotOpenSocketException;
import echo.client.connect.Trace;
import echo.client.verify.compare.Fault;
import echo.client.verify.compare.Pattern;
import echo.client.verify.compare.Verdict;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Verifies datagrams, and tells what has become of them.
 *
 * @param config what to verify
 */
public record DatagramTask(DatagramConfig config) implements Task {

    @Override
    public Result run(Console console)
            throws CouldNotOpenSocketException, UnknownHostException, InterruptedException {
        Optional<InetSocketAddress> address =
                address(config, console.trace(config.connect().isTraced()));
        long start = System.nanoTime();
        Tally tally =
                address.isPresent()
                        ? new DatagramVerify(config, address.get()).run()
                        : Tally.failed(DatagramStream.silent(config.readTimeout()));
        return report(console, tally, (System.nanoTime() - start) / 1e9);
    }

    /** The address that answers, if any does. */
    static Optional<InetSocketAddress> address(DatagramConfig config, Trace trace)
            throws CouldNotOpenSocketException, UnknownHostException, InterruptedException {
        var numbered =
                new Numbered(
                        ThreadLocalRandom.current().nextLong(),
                        config.size(),
                        new Pattern(config.seed(), 0));
        return new Lookup(config.connect(), config.readTimeout(), trace).find(numbered.hello());
    }

    private Result report(Console console, Tally tally, double seconds) {
        Verdict verdict = tally.verdict(config.maxLoss());
        double bytesPerSecond = tally.received() * (double) config.size() / seconds;
        var json = new LinkedHashMap<String, Object>();
        json.put("endpoint", config.connect().endpoint().toString());
        json.put("seed", config.seed());
        json.put("connections", config.sockets());
        json.put("messageSize", config.size());
        json.put("sent", tally.sent());
        json.put("received", tally.received());
        json.put("lost", tally.lost());
        json.put("duplicates", tally.duplicates());
        json.put("reordered", tally.reordered());
        json.put("corrupt", tally.corrupt());
        json.put("stray", tally.stray());
        json.put("seconds", seconds);
        json.put("bytesPerSecond", bytesPerSecond);
        json.put("faults", verdict instanceof Fault fault ? List.of(json(fault)) : List.of());
        if (verdict instanceof Fault fault) {
            // In digits that --seed takes, whatever the language.
            console.complain(
                    String.format(
                            Locale.ROOT, "%s (--seed %d repeats it)", fault.what(), config.seed()));
        }
        console.say(
                String.format(
                        Locale.ROOT,
                        "%d of %d datagrams of %s came back: %d lost, %d duplicates, %d reordered,"
                                + " %d corrupt, %d stray, %.1f MB/s there and back, seed %d",
                        tally.received(),
                        tally.sent(),
                        Sizes.text(config.size()),
                        tally.lost(),
                        tally.duplicates(),
                        tally.reordered(),
                        tally.corrupt(),
                        tally.stray(),
                        bytesPerSecond / 1e6,
                        config.seed()));
        return new Result(
                verdict instanceof Fault fault ? fault.kind().exitCode() : ExitCode.OK, json);
    }

    private static Map<String, Object> json(Fault fault) {
        return Map.of("fault", fault.kind().word(), "offset", fault.offset(), "what", fault.what());
    }
}
