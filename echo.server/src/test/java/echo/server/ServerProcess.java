package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command in a process of its own, with a folder for what it says and what it leaves. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("listening \\S+:(\\d+) handler=");

    private final Path output;
    private final Path temporary;
    private final Process process;

    /**
     * Starts it.
     *
     * @param folder has room for its files
     * @param modules besides those that it needs: as if they were in its image
     * @param args the command line
     */
    ServerProcess(Path folder, List<Path> modules, String... args) throws IOException {
        output = folder.resolve("output");
        temporary = Files.createDirectories(folder.resolve("temporary"));
        var path = new StringBuilder(System.getProperty("jdk.module.path"));
        modules.forEach(module -> path.append(File.pathSeparator).append(module));
        var command =
                new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djava.io.tmpdir=" + temporary,
                        "--module-path",
                        path.toString(),
                        "--add-modules=ch.qos.logback.classic",
                        "--module",
                        "echo.server/echo.server.Main");
        command.command().addAll(List.of(args));
        process = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitSaid(String text) {
        Await.until(
                "it says '" + text + "'",
                () -> {
                    assertTrue(process.isAlive() || said().contains(text), this::said);
                    return said().contains(text);
                });
    }

    int awaitPort() {
        awaitSaid(" handler=");
        Matcher ready = READY.matcher(said());
        assertTrue(ready.find(), this::said);
        return Integer.parseInt(ready.group(1));
    }

    void signal(String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertEquals(0, kill.waitFor(), "sending SIG" + name);
    }

    int exit() throws InterruptedException {
        assertTrue(process.waitFor(50, TimeUnit.SECONDS), "the process ends");
        return process.exitValue();
    }

    /** What is in its folder for temporary files. */
    List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.toList();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
