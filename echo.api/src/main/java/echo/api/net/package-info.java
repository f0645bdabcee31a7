/** The vocabulary of endpoints and address infos, as getaddrinfo has it (RFC 3493, section 6.1). */
package echo.api.net;
