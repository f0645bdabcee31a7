package echo.client.smoke;

import echo.api.net.AddressText;
import echo.client.command.Console;
import echo.client.command.ExitCode;
import echo.client.command.Result;
import echo.client.command.Task;
import echo.client.connect.CouldNotOpenSocketException;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;

/**
 * Runs the smoke test and tells how it went.
 *
 * @param config what to send where
 */
public record SmokeTask(SmokeConfig config) implements Task {

    @Override
    public Result run(Console console)
            throws UnknownHostException, CouldNotOpenSocketException, InterruptedException {
        var smoke = new Smoke(config, console.in(), console.trace(config.connect().isTraced()));
        List<InetSocketAddress> addresses = config.isForAll() ? smoke.addresses() : List.of();
        int exitCode = addresses.isEmpty() ? report(console, smoke.run(), "") : ExitCode.OK;
        for (InetSocketAddress address : addresses) {
            int one = run(console, smoke, address);
            exitCode = exitCode == ExitCode.OK ? one : exitCode;
        }
        return new Result(exitCode, Map.of("endpoint", config.connect().endpoint().toString()));
    }

    private int run(Console console, Smoke smoke, InetSocketAddress address)
            throws InterruptedException {
        try {
            return report(console, smoke.run(address), AddressText.of(address) + " ");
        } catch (CouldNotOpenSocketException e) {
            console.complain(e.getMessage());
            return ExitCode.of(e);
        }
    }

    private int report(Console console, Outcome outcome, String where) {
        console.say(where + "Received " + outcome.received().text(console.charset()));
        return switch (outcome) {
            case Outcome.Exact _ -> ExitCode.OK;
            case Outcome.Mismatch mismatch -> {
                console.complain(mismatch.what());
                yield ExitCode.MISMATCH;
            }
            case Outcome.Timeout timeout -> {
                console.complain(timeout.what());
                yield ExitCode.TIMEOUT;
            }
            case Outcome.NoTls none -> {
                console.complain(none.what());
                yield ExitCode.TLS;
            }
            case Outcome.NoMessage none -> {
                console.complain(none.what());
                yield ExitCode.USAGE;
            }
        };
    }
}
