/** Being started by systemd or inetd: the socket they hand over, and telling them how it goes. */
package echo.server.activation;
