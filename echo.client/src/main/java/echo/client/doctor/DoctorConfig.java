package echo.client.doctor;

/**
 * The run that is intended.
 *
 * @param connections how many at once, 1 to {@link #MOST_CONNECTIONS}
 * @param rate how many are made and closed each second, 0 to {@link #MOST_RATE}
 */
record DoctorConfig(int connections, int rate) {

    static final int MOST_CONNECTIONS = 10_000_000;
    static final int MOST_RATE = 1_000_000;

    /** What echo-server lets wait to be accepted, if not told otherwise. */
    private static final int BACKLOG = 4096;

    DoctorConfig {
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("connections: " + connections);
        }
        if (rate < 0 || rate > MOST_RATE) {
            throw new IllegalArgumentException("rate: " + rate);
        }
    }

    /** How many connections may wait to be accepted, when all are made at once. */
    int burst() {
        return Math.min(connections, BACKLOG);
    }
}
