package echo.server.metrics;

/** Has figures to show. */
public interface Collector {

    /**
     * Puts its figures, as they are now, on a page. Any thread may call it.
     *
     * @param page gets them
     */
    void collect(Page page);
}
