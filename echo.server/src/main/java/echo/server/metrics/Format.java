package echo.server.metrics;

/** How a page of figures is written. */
public enum Format {
    /** OpenMetrics 1.0, the default. */
    OPENMETRICS("application/openmetrics-text; version=1.0.0; charset=utf-8"),
    /** The text format of Prometheus, 0.0.4, for those who know no other. */
    PROMETHEUS("text/plain; version=0.0.4; charset=utf-8");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    /**
     * What HTTP calls it.
     *
     * @return the value of {@code Content-Type}
     */
    public String contentType() {
        return contentType;
    }
}
