package echo.client.verify;

import echo.cli.Sizes;
import echo.client.command.Console;
import echo.client.command.Result;
import echo.client.command.Task;
import echo.client.connect.Trace;
import echo.client.verify.compare.Fault;
import echo.client.verify.compare.Verdict;
import echo.client.verify.suite.Case;
import echo.client.verify.suite.Suite;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * All that a server has to get right with streams.
 *
 * @param config where, how long and how much; it has a longest time
 */
record StreamSuite(VerifyConfig config) implements Task {

    /** How many connections at once, if not more are asked for. */
    static final int CONNECTIONS = 64;

    private static final int K = 1024;

    /** Fits the buffers between, so that all can be sent before anything is read. */
    private static final int BUFFERED = 32 * K;

    /** More than all buffers between can hold. */
    private static final long TOO_MUCH = 24L * K * K;

    /** Around the sizes of buffers and of packets. */
    private static final List<Integer> ODD_SIZES =
            List.of(
                    1, 2, 3, 7, 255, 256, 257, 1447, 1448, 1449, 1460, 4095, 4097, 8191, 8192, 8193,
                    16_383, 16_385, 65_535, 65_536, 65_537, 131_073);

    @Override
    public Result run(Console console) throws UnknownHostException, InterruptedException {
        Trace trace = console.trace(config.connect().isTraced());
        return new Suite(console, config.seed())
                .run(config.connect().endpoint().toString(), cases(trace));
    }

    private List<Case> cases(Trace trace) {
        long odd = ODD_SIZES.stream().mapToLong(size -> size).sum();
        Duration now = Duration.ZERO;
        int many = Math.max(CONNECTIONS, config.connections());
        return List.of(
                one("zero bytes", trace, Traffic.flow(0)),
                one("one byte", trace, Traffic.flow(1)),
                one("half-close", trace, Traffic.flow(BUFFERED).readingLate(now)),
                one(
                        "open until we close",
                        trace,
                        Traffic.messages(2 * K, List.of(K)).writing(K, Duration.ofMillis(300))),
                one("tiny writes", trace, Traffic.flow(4 * K).writing(1, now)),
                one("huge writes", trace, Traffic.flow(16 * K * K).writing(K * K, now)),
                one("odd messages", trace, Traffic.messages(2 * odd, ODD_SIZES)),
                one(
                        Sizes.text(config.bytes()) + " both ways at once",
                        trace,
                        Traffic.flow(config.bytes())),
                one(
                        "slow reader",
                        trace,
                        Traffic.flow(TOO_MUCH).readingLate(Duration.ofNanos(200_000))),
                one("slow writer", trace, Traffic.flow(50 * 37).writing(37, Duration.ofMillis(10))),
                new Case(many + " connections at once", () -> together(trace, many)),
                new Case("lives on after a reset", new Reset(config, trace)));
    }

    private Case one(String name, Trace trace, Traffic traffic) {
        return new Case(name, () -> new Verify(config, trace).run(traffic, 1).getFirst());
    }

    private Verdict together(Trace trace, int connections)
            throws UnknownHostException, InterruptedException {
        List<Verdict> verdicts =
                new Verify(config, trace).runTogether(Traffic.flow(64 * K), connections);
        for (int i = 0; i < connections; i++) {
            if (verdicts.get(i) instanceof Fault fault) {
                return new Fault(
                        fault.kind(),
                        fault.offset(),
                        "connection %d: %s".formatted(i + 1, fault.what()));
            }
        }
        return new Verdict.Exact();
    }
}
