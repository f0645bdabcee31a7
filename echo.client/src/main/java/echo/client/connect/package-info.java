/** Connecting to the first address that answers (RFC 8305). */
package echo.client.connect;
