package echo.client.smoke;

import echo.client.connect.Trace;

import java.io.InputStream;

/** Runs the smoke test as often as is wanted, each time with a fresh connection. */
final class Rounds {

    private final SmokeConfig config;
    private final Repetition repetition;
    private final InputStream standardInput;
    private final Trace trace;
    private final Report report;

    Rounds(SmokeTask task, InputStream standardInput, Trace trace, Report report) {
        config = task.config();
        repetition = task.repetition();
        this.standardInput = standardInput;
        this.trace = trace;
        this.report = report;
    }

    void run() throws InterruptedException {
        long start = System.nanoTime();
        if (repetition.untilUp().isPresent()) {
            var untilUp = new UntilUp(config, repetition.untilUp().get(), trace);
            UntilUp.Waited waited = untilUp.run();
            report.add(waited);
            if (!waited.isUp()) {
                return;
            }
            start = waited.start();
        } else {
            round(1);
        }
        var schedule = new Schedule(start, repetition.interval());
        for (long sequence = 2; repetition.has(sequence); sequence++) {
            Thread.sleep(schedule.untilNext(System.nanoTime()));
            round(sequence);
        }
    }

    private void round(long sequence) throws InterruptedException {
        new Smoke(config, standardInput, trace)
                .run(
                        run -> {
                            // What an interrupt broke off is not the peer's fault.
                            if (!Thread.currentThread().isInterrupted()) {
                                report.add(sequence, run);
                            }
                        });
    }
}
