package echo.server.proxy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An haproxy in front of a server, on ports that the system chose. */
final class Haproxy implements AutoCloseable {

    /** Binds each address at any port, says which, and hands the sockets on from descriptor 3. */
    private static final String START =
            """
            import fcntl, os, socket, sys
            sockets = []
            for address in sys.argv[2:]:
                family = socket.AF_INET6 if ':' in address else socket.AF_INET
                s = socket.socket(family)
                if family == socket.AF_INET6:
                    s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
                s.bind((address, 0))
                s.listen()
                sockets.append(s)
                print(s.getsockname()[1], flush=True)
            # Out of the way first, since they may have each other's numbers.
            high = [fcntl.fcntl(s, fcntl.F_DUPFD, 100) for s in sockets]
            for i, fd in enumerate(high):
                os.dup2(fd, 3 + i)
            os.execvp('haproxy', ['haproxy', '-db', '-f', sys.argv[1]])
            """;

    private final Process process;
    private final List<Integer> ports = new ArrayList<>();

    Haproxy(Path folder, String configuration, String... addresses) throws IOException {
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), configuration);
        var command = new ArrayList<>(List.of("python3", "-c", START, file.toString()));
        command.addAll(List.of(addresses));
        process =
                new ProcessBuilder(command)
                        .redirectError(folder.resolve("haproxy.log").toFile())
                        .start();
        BufferedReader out = process.inputReader();
        for (int i = 0; i < addresses.length; i++) {
            ports.add(Integer.parseInt(String.valueOf(out.readLine())));
        }
    }

    static boolean isHere() {
        return Stream.of("haproxy", "python3").allMatch(Haproxy::isHere);
    }

    private static boolean isHere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    int port(int index) {
        return ports.get(index);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
