package echo.client.load;

import static java.util.Objects.requireNonNull;

import echo.api.net.InetEndpoint;
import echo.api.net.SocketType;
import echo.client.command.Console;
import echo.client.command.ExitCode;
import echo.client.command.Result;
import echo.client.command.Task;
import echo.client.connect.Connector;
import echo.client.connect.CouldNotOpenSocketException;
import echo.client.connect.Wire;
import echo.client.latency.Assertions;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a load, or a search for the highest rate, and tells what came of it.
 *
 * @param config the load
 * @param assertions what must hold of it
 * @param findMax what must hold of the highest rate that is searched; empty for a single load
 * @param hdr the log to write
 * @param plot the drawing to make
 */
record LoadTask(
        LoadConfig config,
        Assertions assertions,
        Assertions findMax,
        Optional<Path> hdr,
        Optional<Path> plot)
        implements Task {

    LoadTask {
        requireNonNull(config);
        requireNonNull(hdr);
        requireNonNull(plot);
        requireNonNull(assertions);
        requireNonNull(findMax);
    }

    @Override
    public Result run(Console console)
            throws UnknownHostException, CouldNotOpenSocketException, InterruptedException {
        try {
            if (plot.isPresent()) {
                return runAndDraw(console, Plot.of(plot.get(), hdr));
            }
            var links = links(console);
            return findMax.isEmpty()
                    ? run(console, links, hdr)
                    : new FindMax(config, findMax, links, console).run();
        } catch (UnknownHostException e) {
            throw e;
        } catch (IOException e) {
            console.complain(e.getMessage());
            return new Result(ExitCode.USAGE, Map.of());
        }
    }

    private Result runAndDraw(Console console, Plot drawing)
            throws IOException, CouldNotOpenSocketException, InterruptedException {
        try {
            Result result = run(console, links(console), Optional.of(drawing.log()));
            boolean isDrawn = drawing.draw(console);
            return isDrawn || result.exitCode() != ExitCode.OK
                    ? result
                    : new Result(ExitCode.USAGE, result.json());
        } finally {
            if (hdr.isEmpty()) {
                Files.delete(drawing.log());
            }
        }
    }

    private Links links(Console console)
            throws UnknownHostException, CouldNotOpenSocketException, InterruptedException {
        return new Links(config.connect(), peer(console), config.sources());
    }

    private Result run(Console console, Links links, Optional<Path> log)
            throws IOException, InterruptedException {
        var interrupt = console.interrupt();
        LoadResult result;
        try (var outputs = LoadOutputs.open(config, console, log)) {
            result = new Load(config, links, interrupt.latch(), outputs).run();
        }
        return report(console, result, interrupt.hasCome());
    }

    /** The address that answers first; for datagrams, the first that there is. */
    private SocketAddress peer(Console console)
            throws UnknownHostException, CouldNotOpenSocketException, InterruptedException {
        var connector = new Connector(config.connect(), console.trace(config.connect().isTraced()));
        if (config.connect().endpoint() instanceof InetEndpoint inet
                && inet.type() == SocketType.DGRAM) {
            return connector.addresses(inet).getFirst();
        }
        Wire wire = connector.connect();
        try (wire) {
            return wire.peerAddress();
        } catch (IOException closing) {
            return wire.peerAddress();
        }
    }

    private Result report(Console console, LoadResult result, boolean wasInterrupted) {
        var report = new LoadReport(config, result);
        report.lines().forEach(console::say);
        int exitCode = report.exitCode();
        report.complaints().forEach(console::complain);
        assertions.tell(result.measured(), console::complain);
        if (exitCode == ExitCode.OK && !assertions.hold(result.measured())) {
            exitCode = ExitCode.ASSERTION;
        }
        Map<String, Object> json = new LinkedHashMap<>(report.json());
        json.put("assertions", assertions.json(result.measured()));
        return new Result(wasInterrupted ? ExitCode.INTERRUPTED : exitCode, json);
    }
}
