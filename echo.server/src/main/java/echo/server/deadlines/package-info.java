/** How long connections may idle, last, and take to begin: one scanner for all of them. */
package echo.server.deadlines;
