package echo.client.smoke;

import echo.client.command.ExitCode;

import java.time.Duration;

/** How a smoke test ended. */
sealed interface Outcome {

    /** Every byte came back, and the peer closed: what, and in which time. */
    record Exact(Received received, Duration echoTime) implements Outcome {}

    /** What came back is not what was sent: where and how, in one line. */
    record Mismatch(Received received, String what) implements Outcome {}

    /** The peer made no progress: at which phase, in one line. */
    record Timeout(Received received, String what) implements Outcome {}

    /** There was no session of TLS, or the peer refused it later: how, in one line. */
    record NoTls(Received received, String what) implements Outcome {}

    /** The handshake of TLS took too long: how long, in one line. */
    record NoHandshake(String what) implements Outcome {}

    /** The message itself could not be read or sent: why, in one line. */
    record NoMessage(String what) implements Outcome {}

    /** No address could be connected to: why, in one line. */
    record NoSocket(String what) implements Outcome {}

    /** The host has no address: why, in one line. */
    record NoName(String what) implements Outcome {}

    /** What came back, in every case. */
    default Received received() {
        return new Received();
    }

    /** What went wrong, in one line; empty if nothing did. */
    default String what() {
        return "";
    }

    /** The process's exit code. */
    default int exitCode() {
        return switch (this) {
            case Exact _ -> ExitCode.OK;
            case Mismatch _ -> ExitCode.MISMATCH;
            case Timeout _, NoHandshake _ -> ExitCode.TIMEOUT;
            case NoTls _ -> ExitCode.TLS;
            case NoMessage _ -> ExitCode.USAGE;
            case NoSocket _ -> ExitCode.NO_SOCKET;
            case NoName _ -> ExitCode.NO_NAME;
        };
    }

    /** Its name for programs. */
    default String word() {
        return switch (this) {
            case Exact _ -> "exact";
            case Mismatch _ -> "mismatch";
            case Timeout _, NoHandshake _ -> "timeout";
            case NoTls _ -> "tls";
            case NoMessage _ -> "no-message";
            case NoSocket _ -> "no-socket";
            case NoName _ -> "no-name";
        };
    }
}
