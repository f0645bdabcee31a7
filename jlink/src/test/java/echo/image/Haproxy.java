package echo.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An haproxy in front of a server, on ports of 127.0.0.1 that the system chose. */
final class Haproxy implements AutoCloseable {

    /** Binds any ports, says which, and hands the sockets on from descriptor 3. */
    private static final String START =
            """
            import fcntl, os, socket, sys
            sockets = [socket.create_server(('127.0.0.1', 0)) for _ in range(int(sys.argv[2]))]
            for s in sockets:
                print(s.getsockname()[1], flush=True)
            # Out of the way first, since they may have each other's numbers.
            high = [fcntl.fcntl(s, fcntl.F_DUPFD, 100) for s in sockets]
            for i, fd in enumerate(high):
                os.dup2(fd, 3 + i)
            os.execvp('haproxy', ['haproxy', '-db', '-f', sys.argv[1]])
            """;

    private final Process process;
    private final List<Integer> ports = new ArrayList<>();

    /** Passes on to a port, in as many ways as there are options of its {@code server} line. */
    Haproxy(Path folder, int serverPort, String... ways) throws IOException {
        var configuration = new StringBuilder();
        for (int i = 0; i < ways.length; i++) {
            configuration.append(
                    """
                    listen way%d
                        mode tcp
                        bind fd@%d
                        timeout client 60s
                        timeout server 60s
                        timeout connect 60s
                        unique-id-format %%ci-%%cp
                        server it 127.0.0.1:%d %s
                    """
                            .formatted(i, 3 + i, serverPort, ways[i]));
        }
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), configuration);
        process =
                new ProcessBuilder(
                                "python3",
                                "-c",
                                START,
                                file.toString(),
                                Integer.toString(ways.length))
                        .redirectError(folder.resolve("haproxy.log").toFile())
                        .start();
        for (int i = 0; i < ways.length; i++) {
            ports.add(Integer.parseInt(String.valueOf(process.inputReader().readLine())));
        }
    }

    /** Where one way begins. */
    int port(int way) {
        return ports.get(way);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
