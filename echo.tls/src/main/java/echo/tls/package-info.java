/** TLS from certificate files, over any channel. */
package echo.tls;
