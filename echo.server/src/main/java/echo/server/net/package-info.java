/** Listening, accepting, and the life of a connection. */
package echo.server.net;
