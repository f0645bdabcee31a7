package echo.server.metrics;

/** What sort of figure it is (OpenMetrics 1.0, section "Metric Types"). */
enum Type {
    /** Goes up only. */
    COUNTER,
    /** Goes up and down. */
    GAUGE,
    /** How many were how large. */
    HISTOGRAM,
    /** How many there were, and their sum. */
    SUMMARY,
    /** Words, as labels of the value 1. */
    INFO;

    /** What a sample's name has behind that of its family. */
    String suffix() {
        return switch (this) {
            case COUNTER -> "_total";
            case INFO -> "_info";
            case GAUGE, HISTOGRAM, SUMMARY -> "";
        };
    }

    /**
     * What a family is called where it is described: Prometheus knows no families, only samples.
     */
    String familySuffix(Format format) {
        return format == Format.PROMETHEUS ? suffix() : "";
    }

    String word(Format format) {
        boolean isKnown = this != INFO || format == Format.OPENMETRICS;
        return (isKnown ? this : GAUGE).name().toLowerCase(java.util.Locale.ROOT);
    }
}
