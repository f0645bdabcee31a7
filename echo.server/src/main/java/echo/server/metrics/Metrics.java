package echo.server.metrics;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Whoever has figures. They are asked when somebody looks, and only then. Thread-safe. */
public final class Metrics {

    private final List<Collector> collectors = new CopyOnWriteArrayList<>();

    /** Nobody yet. */
    public Metrics() {}

    /**
     * Adds somebody.
     *
     * @param collector has figures
     */
    public void add(Collector collector) {
        collectors.add(requireNonNull(collector));
    }

    /**
     * The figures as they are now.
     *
     * @param format how to write them
     * @return the page
     */
    public String page(Format format) {
        var page = new Page();
        collectors.forEach(collector -> collector.collect(page));
        return page.text(format);
    }
}
