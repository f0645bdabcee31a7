package echo.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The programs of this machine that build or run peers. */
final class Tools {

    private static final Map<String, String> VERSION =
            Map.of(
                    "gcc",
                    "--version",
                    "go",
                    "version",
                    "python3",
                    "--version",
                    "perf",
                    "--version");

    private final Path folder;
    private final Processes processes;

    Tools(Path folder, Processes processes) {
        this.folder = folder;
        this.processes = processes;
    }

    Path folder() {
        return folder;
    }

    boolean isLinux() {
        return System.getProperty("os.name").equals("Linux");
    }

    /** What a program calls itself; empty if it is not there. */
    Optional<String> version(String program) {
        try {
            List<String> command = List.of(program, VERSION.get(program));
            return Command.run(processes, folder, command).lines().findFirst();
        } catch (BenchException e) {
            return Optional.empty();
        }
    }

    /** Why it cannot be built; empty if it was. */
    Optional<String> build(Path source, Path program) {
        boolean isGo = source.toString().endsWith(".go");
        // No network: there is nothing but the standard library in it.
        List<String> command =
                isGo
                        ? List.of(
                                "env",
                                "GO111MODULE=off",
                                "GOFLAGS=",
                                "go",
                                "build",
                                "-o",
                                program.toString(),
                                source.toString())
                        : List.of("gcc", "-O2", "-o", program.toString(), source.toString());
        String compiler = isGo ? "go" : "gcc";
        if (version(compiler).isEmpty()) {
            return Optional.of("no " + compiler + " here");
        }
        try {
            Command.run(processes, folder, command);
            return Optional.empty();
        } catch (BenchException e) {
            return Optional.of(compiler + ": " + e.getMessage());
        }
    }
}
