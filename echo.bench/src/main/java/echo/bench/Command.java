package echo.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs and ends. */
final class Command {

    private static final long MINUTES = 3;

    private Command() {}

    /**
     * What it prints.
     *
     * @throws BenchException if it cannot be started, fails or does not end; with its last line
     */
    static String run(Processes processes, Path folder, List<String> command)
            throws BenchException {
        Result result = result(processes, folder, command);
        if (result.exit != 0) {
            throw new BenchException("%s: %s".formatted(command.getFirst(), result.lastLine()));
        }
        return result.said;
    }

    /** The same, whatever its exit code is. */
    static Result result(Processes processes, Path folder, List<String> command)
            throws BenchException {
        Process process;
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            process = processes.start(builder.redirectErrorStream(true));
        } catch (IOException e) {
            throw new BenchException("no " + command.getFirst() + " here");
        }
        try {
            process.outputWriter().close();
            String said = process.inputReader().readAllAsString();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new BenchException(command.getFirst() + " does not end");
            }
            return new Result(process.exitValue(), said);
        } catch (IOException e) {
            throw new BenchException(command.getFirst() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted");
        } finally {
            processes.stop(process);
        }
    }

    /** What a program said on both outputs, and its exit code. */
    record Result(int exit, String said) {

        String lastLine() {
            return said.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((_, last) -> last)
                    .orElse("exit code " + exit);
        }
    }
}
