package echo.bench;

/**
 * What a generator is to do.
 *
 * @param connections at once
 * @param size of a message, in bytes
 * @param connects whether each request has a connection of its own
 * @param rate requests a second of an open loop; 0 for a closed one
 * @param seconds how long
 */
record Load(int connections, int size, boolean connects, double rate, double seconds) {

    Load atRate(double requestsPerSecond) {
        return new Load(connections, size, connects, requestsPerSecond, seconds);
    }

    Load lasting(double duration) {
        return new Load(connections, size, connects, rate, duration);
    }
}
