package echo.bench;

/** What is measured; each has a column in the report and a name in the JSON file. */
enum Figure {
    RATE("requestsPerSecond", "requests/s", true),
    PER_CPU("requestsPerCpuSecond", "requests per CPU-second", true),
    CPU_MICROS("cpuMicrosPerRequest", "CPU µs a request", false),
    P50("p50Micros", "p50 µs", false),
    P99("p99Micros", "p99 µs", false),
    P999("p99.9Micros", "p99.9 µs", false),
    MAX("maxMicros", "max µs", false),
    /** Of the longest wait that each connection had, the one in the middle. */
    USUAL_LONGEST("usualLongestWaitMicros", "usual longest wait µs", false),
    SWITCHES("contextSwitchesPerRequest", "switches a request", false),
    SYSTEM_CALLS("systemCallsPerRequest", "system calls a request", false),
    RESIDENT("residentBytes", "RSS MB", false),
    PER_CONNECTION("residentBytesPerConnection", "bytes a connection", false),
    MILLIS("millis", "ms", false),
    HELLO_MILLIS("helloWorldMillis", "hello world ms", false);

    private final String key;
    private final String label;
    private final boolean moreIsBetter;

    Figure(String key, String label, boolean moreIsBetter) {
        this.key = key;
        this.label = label;
        this.moreIsBetter = moreIsBetter;
    }

    String key() {
        return key;
    }

    String label() {
        return label;
    }

    boolean moreIsBetter() {
        return moreIsBetter;
    }
}
