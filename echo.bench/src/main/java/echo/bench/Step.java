package echo.bench;

/** A part of the bench. */
interface Step {

    /** In {@code bench.only}. */
    String name();

    /** How many seconds it takes, about. */
    double seconds(Bench bench);

    void run(Bench bench) throws BenchException;
}
