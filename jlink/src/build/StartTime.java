import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Prints how long echo-server takes from exec to the first echoed byte, beside a hello world of the
 * same image: the median of several runs of each in turn, in milliseconds, and their ratio. The
 * hello world has an AOT cache of its own and the launcher's flags, and is timed until it has
 * ended. Exits with 1 if the ratio is above 2.5.
 *
 * <p>Usage: java StartTime.java IMAGE [RUNS]
 */
final class StartTime {

    private static final double MOST = 2.5;

    private StartTime() {}

    public static void main(String[] args) throws Exception {
        Path image = Path.of(args[0]).toAbsolutePath();
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        Path folder = Files.createTempDirectory("echo-start-time");
        boolean met = false;
        try {
            List<String> hello = hello(image, folder);
            double[] hellos = new double[runs];
            double[] echoes = new double[runs];
            run(hello);
            firstEcho(image);
            for (int i = 0; i < runs; i++) {
                hellos[i] = run(hello);
                echoes[i] = firstEcho(image);
            }
            Arrays.sort(hellos);
            Arrays.sort(echoes);
            double ratio = median(echoes) / median(hellos);
            System.out.printf(
                    "hello world %.1f ms, first echo %.1f ms, ratio %.2f (medians of %d)%n",
                    median(hellos), median(echoes), ratio, runs);
            met = ratio <= MOST;
        } finally {
            for (Path file : Files.list(folder).toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
        System.exit(met ? 0 : 1);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Compiles a hello world with this Java, and gives it an AOT cache of the image's Java. */
    private static List<String> hello(Path image, Path folder) throws Exception {
        Path source = folder.resolve("Hello.java");
        Files.writeString(
                source,
                "class Hello { public static void main(String[] a) { System.out.println(\"Hello\");"
                        + " } }");
        var javac = java.util.spi.ToolProvider.findFirst("javac").orElseThrow();
        if (javac.run(System.out, System.err, "--release", "17", source.toString()) != 0) {
            throw new IOException("hello world does not compile");
        }
        // The cache takes classes from jars only.
        String jar = folder.resolve("hello.jar").toString();
        var tool = java.util.spi.ToolProvider.findFirst("jar").orElseThrow();
        tool.run(System.out, System.err, "-cf", jar, "-C", folder.toString(), "Hello.class");
        String java = image.resolve("bin/java").toString();
        String cache = folder.resolve("hello.aot").toString();
        String[] flags = {
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:-UsePerfData",
            "-XX:Tier0InvokeNotifyFreqLog=9",
            "-XX:Tier0BackedgeNotifyFreqLog=12",
            "-Xmn8m",
            "-XX:Tier2InvokeNotifyFreqLog=6",
            "-cp",
            jar,
            "Hello"
        };
        run(command(java, "-XX:AOTCacheOutput=" + cache, flags));
        if (!Files.exists(Path.of(cache))) {
            throw new IOException("hello world has no AOT cache");
        }
        return command(java, "-XX:AOTCache=" + cache, flags);
    }

    private static List<String> command(String java, String first, String... rest) {
        var command = new java.util.ArrayList<>(List.of(java, first));
        command.addAll(List.of(rest));
        return command;
    }

    private static double run(List<String> command) throws Exception {
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException("failed: " + command);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** Until a byte has come back; the port is tried again and again, as it opens. */
    private static double firstEcho(Path image) throws Exception {
        int port;
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        String server = image.resolve("bin/echo-server").toString();
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(server, "--port", Integer.toString(port))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (Socket socket = connect(process, port)) {
            socket.getOutputStream().write('x');
            if (socket.getInputStream().read() != 'x') {
                throw new IOException("no echo");
            }
            return (System.nanoTime() - start) / 1e6;
        } finally {
            process.toHandle().destroy();
            process.waitFor();
        }
    }

    private static Socket connect(Process server, int port) throws Exception {
        while (true) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException notYet) {
                if (!server.isAlive()) {
                    throw new IOException("echo-server ended with " + server.exitValue(), notYet);
                }
                Thread.sleep(1);
            }
        }
    }
}
