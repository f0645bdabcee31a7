/** What listeners are told about TLS. */
package echo.server.tls;
