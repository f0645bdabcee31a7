/** Logback for the image: its configuration, its appender, and its faults, told. */
package echo.logback;
