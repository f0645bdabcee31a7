/** Logback's own faults, told. */
package echo.logback;
