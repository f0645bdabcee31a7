package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A load of the image's client, drawn by the program beside the image. */
final class PlotIT {

    private static final Path PROGRAM =
            Image.PROJECT.resolve("echo.plot/target/echo-plot/bin/echo-plot").normalize();

    @TempDir private Path folder;

    private Run load(String program, Path drawing) throws Exception {
        try (ServerProcess server =
                ServerProcess.start(
                        Image.BUILT, "--host", "127.0.0.1", "--port", "0", "--log-level", "off")) {
            return Run.of(
                    Map.of("ECHO_PLOT", program),
                    Image.BUILT.client(),
                    "load",
                    "127.0.0.1",
                    Integer.toString(server.port()),
                    "--duration=1200ms",
                    "--warmup=0s",
                    "--quiet",
                    "--plot",
                    drawing.toString());
        }
    }

    @Test
    void isDrawn() throws Exception {
        Machine.needs("fc-list");
        assumeFalse(Run.of("fc-list").out().isEmpty(), "needs a font");
        Path drawing = folder.resolve("load.svg");
        Run run = load(PROGRAM.toString(), drawing);
        assertEquals(0, run.exit(), () -> "it is drawn: " + run);
        String svg = Files.readString(drawing);
        assertTrue(svg.contains("<svg"), "an SVG");
        assertTrue(svg.contains("Latency by percentile"), "with the percentiles");
        assertTrue(svg.contains("Throughput over time"), "and the throughput");
    }

    @Test
    void withoutTheProgramNothingIsLoaded() throws Exception {
        Run run = load(folder.resolve("none").toString(), folder.resolve("load.svg"));
        assertEquals(2, run.exit(), () -> "said before the load: " + run);
        assertEquals("", run.out(), "no result");
        assertTrue(run.err().contains("echo-plot"), () -> "what is missing: " + run.err());
        assertFalse(Files.exists(folder.resolve("load.svg")), "no drawing");
    }
}
