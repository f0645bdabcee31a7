package echo.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A network namespace that a test makes, and that is gone when its script ends. */
final class Namespace {

    private Namespace() {}

    /** Runs a script with the built image's server, its client and a scratch file as $1, $2, $3. */
    static Run run(String setUp, String script) throws IOException, InterruptedException {
        return run(List.of("unshare", "-n"), "", setUp + "\n" + script);
    }

    /** The same with another hosts file. */
    static Run runWithHosts(String hosts, String setUp, String script)
            throws IOException, InterruptedException {
        return run(
                List.of("unshare", "-n", "-m"),
                hosts,
                "mount --bind \"$4\" /etc/hosts\n" + setUp + "\n" + script);
    }

    private static Run run(List<String> unshare, String hosts, String script)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("echo-namespace");
        Path hostsFile = Files.writeString(folder.resolve("hosts"), hosts);
        Path scratch = folder.resolve("file");
        var command = new ArrayList<>(unshare);
        command.addAll(List.of("sh", "-c", script, "sh"));
        command.addAll(List.of(Image.BUILT.server(), Image.BUILT.client()));
        command.addAll(List.of(scratch.toString(), hostsFile.toString()));
        try {
            return Run.of(command.toArray(String[]::new));
        } finally {
            Files.deleteIfExists(scratch);
            Files.delete(hostsFile);
            Files.delete(folder);
        }
    }

    /** A script that starts a server, runs another with its port as $port, and stops it. */
    static String withServer(String options, String script) {
        return """
        "$1" --log-level warn --port-file "$3" %s &
        server=$!
        while [ ! -e "$3" ] && kill -0 $server; do sleep 0.05; done
        port=$(sed -n '1s/.*:\\([0-9]*\\) .*/\\1/p' "$3")
        %s
        kill $server
        wait $server
        """
                .formatted(options, script);
    }
}
