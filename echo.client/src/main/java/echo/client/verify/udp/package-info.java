/** Verifying datagrams: each is compared, and those lost, doubled or late are counted. */
package echo.client.verify.udp;
