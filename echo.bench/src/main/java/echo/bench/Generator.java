package echo.bench;

/** Makes a load, and measures what the server does with it. */
interface Generator {

    Sample measure(ServerProcess server, Load load) throws BenchException;

    /** Seconds that it takes beside those of the load. */
    double overhead(Load load);
}
