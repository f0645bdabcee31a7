package echo.client.command;

import echo.client.connect.CouldNotOpenSocketException;

import java.net.UnknownHostException;
import java.net.UnknownServiceException;

/** What a command line asks for, checked. */
public interface Task {

    /**
     * Does it.
     *
     * @param console for people; results for programs are in the answer
     * @return how it went
     * @throws CouldNotOpenSocketException if no address could be connected to, or TLS not be agreed
     *     on
     * @throws UnknownHostException if a host has no address
     * @throws UnknownServiceException if a service has no port
     * @throws InterruptedException if the thread is interrupted
     */
    Result run(Console console)
            throws CouldNotOpenSocketException,
                    UnknownHostException,
                    UnknownServiceException,
                    InterruptedException;
}
