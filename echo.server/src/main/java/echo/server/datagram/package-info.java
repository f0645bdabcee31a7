/** Datagrams: receiving them, and who is answered. */
package echo.server.datagram;
