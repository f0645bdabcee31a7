package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

/**
 * An image of echo on disk.
 *
 * @param home its folder
 */
record Image(Path home) {

    /** The one that the build made. */
    static final Image BUILT = new Image(path("echo.image"));

    /** The jar of the example plugin, which is in no image. */
    static final Path EXAMPLE = path("echo.example");

    /** The folder with the sources of everything. */
    static final Path PROJECT = path("echo.project");

    static Path path(String property) {
        return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
    }

    String server() {
        return home.resolve("bin/echo-server").toString();
    }

    String client() {
        return home.resolve("bin/echo-client").toString();
    }

    String java() {
        return home.resolve("bin/java").toString();
    }

    /** A copy that a test may change. */
    Image copyTo(Path folder) throws IOException, InterruptedException {
        Run copy = Run.of("cp", "-R", home.toString(), folder.toString());
        assertEquals(0, copy.exit(), () -> "copying the image should work: " + copy.err());
        return new Image(folder);
    }

    /** What the client says to a server on this host and port. */
    Run call(String host, int port, String message) throws IOException, InterruptedException {
        return Run.of(client(), host, Integer.toString(port), "--message", message);
    }
}
