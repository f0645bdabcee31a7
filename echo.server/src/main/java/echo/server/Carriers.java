package echo.server;

/** The platform threads that carry the virtual ones. */
final class Carriers {

    private static final String COUNT = "jdk.virtualThreadScheduler.parallelism";

    private Carriers() {}

    /**
     * One more than there are processors, unless the user says how many; to be called before there
     * is a virtual thread. With just as many, connections that are always ready keep all carriers
     * to themselves, and none gets to the queue where new connections wait, for half a minute and
     * longer: see docs/PERFORMANCE.md.
     */
    static void oneToSpare() {
        if (System.getProperty(COUNT) == null) {
            int carriers = Runtime.getRuntime().availableProcessors() + 1;
            System.setProperty(COUNT, Integer.toString(carriers));
        }
    }
}
