import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the AOT caches of an image, one for each launcher, from a real run: a server with real
 * connections, and a client that talks to it. The connections are many, because the cache holds the
 * profiles of the methods too, and which of them were worth the best compiler: what it is not used
 * for here, it is hardly ever used for later.
 *
 * <p>Usage: java Train.java IMAGE
 */
final class Train {

    private static final Pattern READY = Pattern.compile("listening tcp://.*:(\\d+) .*");
    private static final int ROUNDS = 250;
    private static final int CONNECTIONS = 200;
    private static final int MESSAGES = 2;

    private Train() {}

    static void main(String[] args) throws Exception {
        Path image = Path.of(args[0]);
        Process server =
                start(image, "echo-server", "--port", "0")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            String line = server.inputReader().readLine();
            Matcher ready = READY.matcher(String.valueOf(line));
            if (!ready.matches()) {
                throw new IOException("echo-server did not start; it said: " + line);
            }
            int port = Integer.parseInt(ready.group(1));
            for (int round = 0; round < ROUNDS; round++) {
                load(port);
            }
            exchange(port, 4 * 1024 * 1024);
            Process client =
                    start(image, "echo-client", "127.0.0.1", Integer.toString(port))
                            .redirectErrorStream(true)
                            .start();
            end("echo-client", client);
            // Not Process.destroy, which closes the pipe that the server still writes to.
            server.toHandle().destroy();
            end("echo-server", server);
        } finally {
            server.destroyForcibly();
        }
        for (String name : List.of("echo-server", "echo-client")) {
            if (!Files.isRegularFile(cache(image, name))) {
                throw new IOException(name + " wrote no AOT cache");
            }
        }
    }

    private static ProcessBuilder start(Path image, String name, String... arguments) {
        var command = new ArrayList<String>(List.of(image.resolve("bin/" + name).toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("ECHO_JAVA_OPTS", "-XX:AOTCacheOutput=" + cache(image, name));
        return builder;
    }

    private static Path cache(Path image, String name) {
        return image.resolve("lib/" + name + ".aot");
    }

    private static void end(String name, Process process) throws Exception {
        String said = process.inputReader().readAllAsString();
        if (process.waitFor() != 0) {
            throw new IOException(
                    "%s ended with %d: %s".formatted(name, process.exitValue(), said));
        }
    }

    /** Many small messages over many connections at once. */
    private static void load(int port) throws IOException {
        var sockets = new ArrayList<Socket>();
        byte[] message = new byte[64];
        for (int i = 0; i < CONNECTIONS; i++) {
            sockets.add(new Socket("127.0.0.1", port));
        }
        for (int i = 0; i < MESSAGES; i++) {
            for (Socket socket : sockets) {
                socket.getOutputStream().write(message);
            }
            for (Socket socket : sockets) {
                new DataInputStream(socket.getInputStream()).readFully(message);
            }
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** One large message. */
    private static void exchange(int port, int bytes) throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            Thread writer =
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    socket.getOutputStream().write(new byte[bytes]);
                                    socket.shutdownOutput();
                                } catch (IOException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            long echoed = socket.getInputStream().readAllBytes().length;
            writer.join();
            if (echoed != bytes) {
                throw new IOException("%d of %d bytes came back".formatted(echoed, bytes));
            }
        }
    }
}
