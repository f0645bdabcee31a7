package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

/**
 * The load generator in C, which costs next to nothing itself.
 *
 * @param program compiled
 */
record EpollLoad(Path program) {

    /**
     * What a load was and took.
     *
     * @param requests how many
     * @param cpuSeconds of the generator
     * @param p50 the median time of one, in nanoseconds
     */
    record Result(double requests, double cpuSeconds, double p50) {}

    /** Compiled, if this machine has a compiler; else the test is skipped. */
    static EpollLoad in(Path folder) throws Exception {
        Machine.needs("gcc");
        Path program = folder.resolve("epoll-load");
        Path source = Path.of("src/test/resources/epoll-load.c").toAbsolutePath();
        Run gcc = Run.of("gcc", "-O2", "-o", program.toString(), source.toString());
        assertEquals(0, gcc.exit(), () -> "it compiles: " + gcc.err());
        return new EpollLoad(program);
    }

    /** With 64 bytes; a closed loop if the rate is 0. */
    Result run(int port, int connections, int seconds, int rate) throws Exception {
        Run run =
                Run.of(
                        program.toString(),
                        Integer.toString(port),
                        Integer.toString(connections),
                        Integer.toString(seconds),
                        "64",
                        Integer.toString(rate));
        assertEquals(0, run.exit(), () -> "it runs: " + run.err());
        String[] figures = run.out().split(" ");
        return new Result(
                Double.parseDouble(figures[0]),
                Double.parseDouble(figures[1]),
                Double.parseDouble(figures[2]));
    }
}
