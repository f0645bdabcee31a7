/** Logs of several loads, added up. */
package echo.client.merge;
