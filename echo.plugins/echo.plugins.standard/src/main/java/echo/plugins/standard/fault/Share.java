package echo.plugins.standard.fault;

/**
 * What goes wrong in a share of the cases.
 *
 * @param <T> what kind of thing
 * @param value what
 * @param percent in how many of a hundred: of connections, or of writes where it is a delay
 */
record Share<T>(T value, double percent) {}
