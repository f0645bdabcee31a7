/**
 * TLS 1.2 and 1.3 from certificate files, over any channel that carries bytes. Not for plugins.
 *
 * <pre>
 * var client = new TlsClient(Trust.of(Path.of("ca.pem")));
 * try (var channel = client.channel(socketChannel, PeerName.of("example.org"))) {
 *     channel.handshake(Duration.ofSeconds(10));
 *     channel.write(message);
 *     channel.shutdownOutput();
 *     while (channel.read(answer) &gt;= 0) { … }
 * }
 * </pre>
 *
 * <h2>Files</h2>
 *
 * <dl>
 *   <dt>{@link echo.tls.Trust}
 *   <dd>who is believed: the CAs of a PEM bundle, those of the JDK, or everybody
 *   <dt>{@link echo.tls.Identity}
 *   <dd>who we are: a private key (PKCS #8: RSA, EC, Ed25519) and its certificate chain, from PEM
 *       files or a PKCS #12 file. Other forms are refused with the {@code openssl} command that
 *       converts them
 * </dl>
 *
 * <p>What is wrong with a file is a {@link echo.tls.TlsFileException}, whose message is one line:
 * the file, what, and the remedy.
 *
 * <h2>Connections</h2>
 *
 * {@link echo.tls.TlsChannel} is over a blocking or a non-blocking channel. Each of its directions
 * ends by itself, with {@code close_notify}; a connection that ends without it is broken. Why there
 * is no session is a {@link echo.tls.TlsException}, whose {@link echo.tls.TlsFault} tells callers
 * which remedy fits.
 *
 * <p>No session is resumed: each handshake checks the peer anew. Renegotiation, which TLS 1.3 does
 * without, is refused.
 */
// The two modules it is for are compiled after it.
@SuppressWarnings("module")
module echo.tls {
    exports echo.tls to
            echo.client,
            echo.server;
}
