package echo.client.load;

import echo.client.command.Console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A drawing of a log, made by the program {@code echo-plot}: a library that draws needs a hundred
 * times the room that our image has, and Java's desktop module.
 *
 * @param program the program
 * @param drawing the file that it makes
 * @param log what it draws
 */
record Plot(Path program, Path drawing, Path log) {

    private static final String PROGRAM = "echo-plot";
    private static final String VARIABLE = "ECHO_PLOT";

    /**
     * Looks for the program and the folder before the load, not after it.
     *
     * @throws IOException if one is not there, or there is no room for a log
     */
    static Plot of(Path drawing, Optional<Path> hdr) throws IOException {
        checkFolder(drawing);
        Path log = hdr.isPresent() ? hdr.get() : Files.createTempFile("echo-client-", ".hlog");
        return new Plot(findProgram(), drawing, log);
    }

    private static void checkFolder(Path drawing) throws IOException {
        Path folder = drawing.toAbsolutePath().getParent();
        if (!Files.isWritable(drawing) && (folder == null || !Files.isWritable(folder))) {
            throw new IOException(
                    "--plot %s cannot be written: name a file in a folder that can be written to"
                            .formatted(drawing));
        }
    }

    private static Path findProgram() throws IOException {
        String named = System.getenv(VARIABLE);
        String path = System.getenv().getOrDefault("PATH", "");
        Stream<Path> places =
                named != null
                        ? Stream.of(Path.of(named))
                        : Stream.of(path.split(File.pathSeparator))
                                .map(folder -> Path.of(folder, PROGRAM));
        return places.filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IOException(
                                        "--plot needs the program %s on the PATH, or named by %s;"
                                                        .formatted(PROGRAM, VARIABLE)
                                                + " or keep the log by --hdr FILE and draw it"
                                                + " elsewhere"));
    }

    /** Draws; tells what is wrong, and whether that is nothing. */
    boolean draw(Console console) throws InterruptedException {
        try {
            var builder =
                    new ProcessBuilder(
                            program.toString(), "--output", drawing.toString(), log.toString());
            // Meant for the image's Java; the program's may be another.
            builder.environment().remove("ECHO_JAVA_OPTS");
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0) {
                return true;
            }
            console.complain("%s could not draw: %s".formatted(program, said.strip()));
        } catch (IOException e) {
            console.complain("%s cannot be run: %s".formatted(program, e.getMessage()));
        }
        return false;
    }
}
