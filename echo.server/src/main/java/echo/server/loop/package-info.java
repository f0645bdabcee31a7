/** Sockets that virtual threads read and write as if they blocked, and the thread that waits. */
package echo.server.loop;
