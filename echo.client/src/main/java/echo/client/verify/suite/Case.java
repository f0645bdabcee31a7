package echo.client.verify.suite;

import static java.util.Objects.requireNonNull;

import echo.client.verify.compare.Verdict;

import java.net.UnknownHostException;

/**
 * One thing that an echo server has to get right.
 *
 * @param name in a few words
 * @param check tries it
 */
public record Case(String name, Check check) {

    /** Tries something, on connections of its own. */
    public interface Check {

        /**
         * Tries it.
         *
         * @return how it went
         * @throws UnknownHostException if the host has no address
         * @throws InterruptedException if the thread is interrupted
         */
        Verdict run() throws UnknownHostException, InterruptedException;
    }

    /** Checks that all is there. */
    public Case {
        requireNonNull(name);
        requireNonNull(check);
    }
}
