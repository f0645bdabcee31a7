package echo.server.metrics;

import static echo.server.metrics.Type.COUNTER;
import static echo.server.metrics.Type.GAUGE;
import static echo.server.metrics.Type.HISTOGRAM;
import static echo.server.metrics.Type.INFO;
import static echo.server.metrics.Type.SUMMARY;

/**
 * All figures there are. Units are seconds and bytes, and are in the names, as Prometheus advises.
 */
public enum Family {
    /** By listener and handler. */
    CONNECTIONS_OPEN(GAUGE, "echo_connections_open", "Connections that are being served."),
    /** By listener and handler. */
    CONNECTIONS_ACCEPTED(
            COUNTER, "echo_connections_accepted", "Connections that were accepted, served or not."),
    /** By listener, handler and reason. */
    CONNECTIONS_REJECTED(
            COUNTER, "echo_connections_rejected", "Connections that were refused, by reason."),
    /** By listener, handler and ending. */
    CONNECTIONS_ENDED(
            COUNTER, "echo_connections_ended", "Connections that were served, by how they ended."),
    /** By listener and handler. */
    CONNECTION_DURATION(
            HISTOGRAM,
            "echo_connection_duration_seconds",
            "How long connections lasted that have ended."),
    /** By listener and handler. */
    RECEIVED(
            COUNTER,
            "echo_received_bytes",
            "Bytes that handlers were given, those of open connections too."),
    /** By listener and handler. */
    SENT(
            COUNTER,
            "echo_sent_bytes",
            "Bytes that handlers have sent, those of open connections too."),
    /** By listener, handler and kind. */
    HANDSHAKE_FAILURES(
            COUNTER, "echo_handshake_failures", "Handshakes that failed, by kind: tls or proxy."),
    /** By listener and handler. */
    ACCEPT_ERRORS(
            COUNTER, "echo_accept_errors", "Failures to accept a connection or to start its life."),
    /** By listener and handler. */
    RECEIVE_ERRORS(COUNTER, "echo_receive_errors", "Failures to receive a datagram."),
    /** By listener and handler. */
    HANDLER_FAULTS(COUNTER, "echo_handler_faults", "Failures of handlers, not of peers."),
    /** By listener and handler. */
    DATAGRAMS_HANDLED(COUNTER, "echo_datagrams_handled", "Datagrams that handlers were given."),
    /** By listener and handler. */
    DATAGRAM_REPLIES(COUNTER, "echo_datagram_replies", "Datagrams that handlers have sent."),
    /** By listener, handler and reason. */
    DATAGRAMS_DROPPED(COUNTER, "echo_datagrams_dropped", "Datagrams that were dropped, by reason."),
    /** By result. */
    PLUGIN_RELOADS(
            COUNTER,
            "echo_plugin_reloads",
            "Reloads: ok, partial (something keeps its old code or is left out), failed."),
    /** By version and Java. */
    BUILD(INFO, "echo_build", "What runs."),
    /** Of the process. */
    OPEN_FDS(GAUGE, "process_open_fds", "Open file descriptors."),
    /** Of the process. */
    MAX_FDS(GAUGE, "process_max_fds", "The limit of open file descriptors."),
    /** Of the process. */
    CPU(COUNTER, "process_cpu_seconds", "Time on processors."),
    /** Of the process. */
    START_TIME(GAUGE, "process_start_time_seconds", "When the process began, since 1970."),
    /** Of the JVM. */
    MEMORY_USED(GAUGE, "jvm_memory_used_bytes", "Memory in use, with what is garbage."),
    /** Of the JVM. */
    MEMORY_MAX(GAUGE, "jvm_memory_max_bytes", "The most memory there may be."),
    /** Of the JVM. */
    THREADS(GAUGE, "jvm_threads_current", "Platform threads; virtual ones are not counted."),
    /** By collector. */
    COLLECTIONS(SUMMARY, "jvm_gc_collection_seconds", "Garbage collections, and their time.");

    private final Type type;
    private final String text;
    private final String help;

    Family(Type type, String text, String help) {
        this.type = type;
        this.text = text;
        this.help = help;
    }

    /** The name of its samples, but for those of a histogram or summary. */
    String sample() {
        return text + type.suffix();
    }

    /** The lines before its samples. */
    String description(Format format) {
        String name = text + type.familySuffix(format);
        String unit = "";
        if (format == Format.OPENMETRICS
                && (text.endsWith("_seconds") || text.endsWith("_bytes"))) {
            unit = "# UNIT %s %s\n".formatted(name, text.substring(text.lastIndexOf('_') + 1));
        }
        return "# TYPE %s %s\n".formatted(name, type.word(format))
                + unit
                + "# HELP %s %s\n".formatted(name, help);
    }
}
