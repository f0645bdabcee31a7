/** The vocabulary of endpoints and addresses (RFC 3493, RFC 5952). */
package echo.api.net;
