package echo.client.smoke;

import echo.client.command.Console;
import echo.client.command.ExitCode;
import echo.client.command.Interruptible;
import echo.client.command.Result;
import echo.client.command.Task;

/**
 * Runs the smoke test and tells how it went.
 *
 * @param config what to send where
 * @param repetition how often
 */
public record SmokeTask(SmokeConfig config, Repetition repetition) implements Task {

    /** Checks that the message can be sent as often as it is to be. */
    public SmokeTask {
        if (repetition.isRepeated() && config.message().equals(SmokeConfig.STANDARD_INPUT)) {
            throw new IllegalArgumentException("standard input can be sent only once");
        }
    }

    @Override
    public Result run(Console console) throws InterruptedException {
        var report = new Report(this, console);
        var rounds =
                new Rounds(this, console.in(), console.trace(config.connect().isTraced()), report);
        if (!repetition.isSeries()) {
            rounds.run();
            return new Result(report.exitCode(), report.json());
        }
        boolean isComplete = Interruptible.run(console.interrupt(), "rounds", rounds::run);
        report.sumUp();
        return new Result(isComplete ? report.exitCode() : ExitCode.INTERRUPTED, report.json());
    }
}
