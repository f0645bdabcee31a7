package echo.client.verify.compare;

import static java.util.Objects.requireNonNull;

import echo.client.command.ExitCode;

/**
 * What went wrong first.
 *
 * @param kind which sort of fault
 * @param offset of the byte where it shows, zero or more
 * @param what where and how, in one line
 */
public record Fault(Kind kind, long offset, String what) implements Verdict {

    /** Sorts of faults. */
    public enum Kind {
        /** Other bytes than those that were sent. */
        WRONG("wrong", ExitCode.MISMATCH),
        /** Bytes left out. */
        MISSING("missing", ExitCode.MISMATCH),
        /** Bytes too many. */
        EXTRA("extra", ExitCode.MISMATCH),
        /** Two bytes in the wrong order. */
        SWAPPED("swapped", ExitCode.MISMATCH),
        /** The end, too early. */
        CUT_OFF("cut-off", ExitCode.MISMATCH),
        /** The connection was reset. */
        RESET("reset", ExitCode.MISMATCH),
        /** The connection broke in another way. */
        BROKEN("broken", ExitCode.MISMATCH),
        /** No progress, or too little. */
        TIMEOUT("timeout", ExitCode.TIMEOUT),
        /** There was no session of TLS, or it broke. */
        TLS("tls", ExitCode.TLS),
        /** There was no connection. */
        NO_SOCKET("no-socket", ExitCode.NO_SOCKET),
        /** Datagrams lost. */
        LOST("lost", ExitCode.MISMATCH),
        /** Datagrams that came more than once. */
        DUPLICATE("duplicate", ExitCode.MISMATCH),
        /** Datagrams that came behind a later one. */
        REORDERED("reordered", ExitCode.MISMATCH),
        /** Datagrams that nobody has asked for. */
        STRAY("stray", ExitCode.MISMATCH);

        private final String word;
        private final int exitCode;

        Kind(String word, int exitCode) {
            this.word = word;
            this.exitCode = exitCode;
        }

        /**
         * What programs call it.
         *
         * @return a word
         */
        public String word() {
            return word;
        }

        /**
         * How the command ends if this is the first fault.
         *
         * @return of {@link ExitCode}
         */
        public int exitCode() {
            return exitCode;
        }
    }

    /** Checks the parts. */
    public Fault {
        requireNonNull(kind);
        requireNonNull(what);
        if (offset < 0) {
            throw new IllegalArgumentException("offset " + offset);
        }
    }
}
