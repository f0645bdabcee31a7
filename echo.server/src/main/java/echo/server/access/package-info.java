/** Who may come in, by address, and which addresses count as one source. */
package echo.server.access;
