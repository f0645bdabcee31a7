package echo.bench;

/**
 * What a server does before it is measured. A JVM compiles again when connections have come and
 * gone, so that one long load is not enough: a first round took thrice the processor time of the
 * second. Several short ones follow each other, until they do not become cheaper any more.
 */
final class WarmUp {

    private static final double SECONDS = 1;
    private static final double SHORT = 0.5;
    private static final int LEAST = 4;
    private static final int MOST = 8;
    private static final int USUAL = 5;
    private static final double START = 0.3;

    /** What is cheaper by less is as cheap. */
    private static final double FALLEN = 0.95;

    private WarmUp() {}

    static double seconds(Peer peer, double overhead) {
        boolean compiles = peer.kind().needsLongWarmUp();
        return START + (compiles ? USUAL * (SECONDS + overhead) : SHORT + overhead);
    }

    static void run(Generator generator, ServerProcess server, Load load) throws BenchException {
        if (!server.peer().kind().needsLongWarmUp()) {
            generator.measure(server, load.lasting(SHORT));
            return;
        }
        double before = Double.MAX_VALUE;
        for (int i = 0; i < MOST; i++) {
            Sample sample = generator.measure(server, load.lasting(SECONDS));
            double cost = sample.get(Figure.CPU_MICROS).orElse(0);
            if (i + 1 >= LEAST && cost > before * FALLEN) {
                return;
            }
            before = cost;
        }
    }
}
