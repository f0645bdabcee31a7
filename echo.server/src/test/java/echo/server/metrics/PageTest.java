package echo.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two formats, as their specifications have them. */
final class PageTest {

    private final Page page = new Page();

    @BeforeEach
    void fill() {
        page.add(Family.BUILD, Labels.NONE.and("version", "1"), 1);
        page.add(Family.RECEIVED, Labels.NONE.and("listener", "a\\b\"c\nd"), 1e15);
        page.add(Family.THREADS, Labels.NONE, 0.25);
        page.add(Family.RECEIVED, Labels.NONE.and("listener", "unix:/x"), 2);
        page.addSummary(Family.COLLECTIONS, Labels.NONE.and("gc", "Copy"), 3, 0.5);
    }

    @Test
    void openMetricsNamesFamiliesAndUnitsAndEnds() {
        assertEquals(
                """
                # TYPE echo_received_bytes counter
                # UNIT echo_received_bytes bytes
                # HELP echo_received_bytes Bytes that handlers were given, those of open connections too.
                echo_received_bytes_total{listener="a\\\\b\\"c\\nd"} 1000000000000000
                echo_received_bytes_total{listener="unix:/x"} 2
                # TYPE echo_build info
                # HELP echo_build What runs.
                echo_build_info{version="1"} 1
                # TYPE jvm_threads_current gauge
                # HELP jvm_threads_current Platform threads; virtual ones are not counted.
                jvm_threads_current 0.25
                # TYPE jvm_gc_collection_seconds summary
                # UNIT jvm_gc_collection_seconds seconds
                # HELP jvm_gc_collection_seconds Garbage collections, and their time.
                jvm_gc_collection_seconds_count{gc="Copy"} 3
                jvm_gc_collection_seconds_sum{gc="Copy"} 0.5
                # EOF
                """,
                page.text(Format.OPENMETRICS),
                "families in their order, samples together");
    }

    @Test
    void prometheusNamesSamples() {
        assertEquals(
                """
                # TYPE echo_received_bytes_total counter
                # HELP echo_received_bytes_total Bytes that handlers were given, those of open connections too.
                echo_received_bytes_total{listener="a\\\\b\\"c\\nd"} 1000000000000000
                echo_received_bytes_total{listener="unix:/x"} 2
                # TYPE echo_build_info gauge
                # HELP echo_build_info What runs.
                echo_build_info{version="1"} 1
                # TYPE jvm_threads_current gauge
                # HELP jvm_threads_current Platform threads; virtual ones are not counted.
                jvm_threads_current 0.25
                # TYPE jvm_gc_collection_seconds summary
                # HELP jvm_gc_collection_seconds Garbage collections, and their time.
                jvm_gc_collection_seconds_count{gc="Copy"} 3
                jvm_gc_collection_seconds_sum{gc="Copy"} 0.5
                """,
                page.text(Format.PROMETHEUS),
                "no info, no units, no end");
    }
}
