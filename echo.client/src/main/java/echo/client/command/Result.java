package echo.client.command;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * How a task went.
 *
 * @param exitCode the process's, of {@link ExitCode}
 * @param json what {@code --json} prints of it, as {@link echo.cli.Json} takes it
 */
public record Result(int exitCode, Map<String, Object> json) {

    /** Checks that all is there. */
    public Result {
        requireNonNull(json);
    }
}
