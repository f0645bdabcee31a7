package echo.image;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A command that ran to its end.
 *
 * @param exit its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Run(int exit, String out, String err) {

    static Run of(String... command) throws IOException, InterruptedException {
        return of(new ProcessBuilder(command), "");
    }

    static Run of(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return of(builder, "");
    }

    static Run of(ProcessBuilder builder, String input) throws IOException, InterruptedException {
        Process process = builder.start();
        try {
            var out = new Lines(process.inputReader());
            var err = new Lines(process.errorReader());
            try (var in = process.outputWriter()) {
                in.write(input);
            }
            if (!Lines.ends(process)) {
                throw new AssertionError("did not end: " + builder.command());
            }
            return new Run(process.exitValue(), joined(out.all()), joined(err.all()));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines);
    }
}
