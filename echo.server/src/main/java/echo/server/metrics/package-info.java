/** Figures of the server, and the page that shows them. */
package echo.server.metrics;
