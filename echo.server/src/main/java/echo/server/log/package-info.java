/** The log: its loggers, its settings. */
package echo.server.log;
