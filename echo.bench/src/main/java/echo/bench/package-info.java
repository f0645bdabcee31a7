/** Starts servers, loads them in turn, and reports. */
package echo.bench;
