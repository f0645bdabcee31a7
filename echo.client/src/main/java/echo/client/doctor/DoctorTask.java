package echo.client.doctor;

import echo.client.command.Console;
import echo.client.command.ExitCode;
import echo.client.command.Result;
import echo.client.command.Task;

import java.util.EnumMap;

/**
 * Makes all checks, and prints what they found.
 *
 * @param config the run that is intended
 * @param machine where it would be
 */
record DoctorTask(DoctorConfig config, Machine machine) implements Task {

    @Override
    public Result run(Console console) {
        var findings = new EnumMap<Check, Finding>(Check.class);
        for (Check check : Check.values()) {
            findings.put(check, check.make(machine, config));
        }
        var report = new Report(config, findings);
        report.lines().forEach(console::say);
        if (report.faults() == 0) {
            console.say(report.summary());
            return new Result(ExitCode.OK, report.json());
        }
        console.complain(report.summary());
        return new Result(ExitCode.ASSERTION, report.json());
    }
}
