/** Histogram logs, their charts, and the command. */
package echo.plot;
