package echo.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command in a process of its own, for a host with several addresses: no name is sure to have
 * them, and a JVM takes names from a file of ours only when it starts.
 */
final class ClientProcess {

    /** Two names; the first has IPv4 addresses alone. */
    private static final String HOSTS =
            """
            127.0.0.1 two.test
            127.0.0.2 two.test
            127.0.0.1 both.test
            127.0.0.2 both.test
            ::1       both.test
            """;

    private ClientProcess() {}

    static ClientRun run(Path folder, String... args) throws IOException, InterruptedException {
        Path hosts = Files.writeString(folder.resolve("hosts"), HOSTS);
        List<String> command = command(hosts, args);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        var process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            int exitCode = process.waitFor();
            return new ClientRun(
                    exitCode, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } finally {
            process.destroy();
        }
    }

    /** Without a hosts file of ours, and still running. */
    static Process start(String... args) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(main());
        command.addAll(List.of(args));
        return new ProcessBuilder(command).start();
    }

    /** The words that start it, with a file of names. */
    static List<String> command(Path hosts, String... args) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djdk.net.hosts.file=" + hosts);
        command.addAll(main());
        command.addAll(List.of(args));
        return command;
    }

    /** As the tests themselves run: with modules, or in an editor perhaps without. */
    private static List<String> main() {
        String modules = System.getProperty("jdk.module.path");
        return modules == null
                ? List.of("-cp", System.getProperty("java.class.path"), Main.class.getName())
                : List.of("-p", modules, "-m", "echo.client/" + Main.class.getName());
    }
}
