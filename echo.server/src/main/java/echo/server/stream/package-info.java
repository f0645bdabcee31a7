/** Connections: accepting them, and their life. */
package echo.server.stream;
