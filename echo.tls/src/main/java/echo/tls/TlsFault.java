package echo.tls;

/** Why there is no session of TLS: what a remedy depends on. */
public enum TlsFault {
    /** Nobody who is trusted vouches for the peer's certificate. */
    NOT_TRUSTED,
    /** The peer's certificate is not valid any more, or not yet. */
    EXPIRED,
    /** The peer's certificate is for another name. */
    OTHER_NAME,
    /** What the peer sends is not TLS. */
    NOT_TLS,
    /** The peer, or somebody between, ended the connection. */
    CLOSED,
    /** The peer wants a client certificate, and there is none. */
    CERTIFICATE_WANTED,
    /** The peer does not accept our certificate. */
    CERTIFICATE_REFUSED,
    /** There is no version of the protocol, cipher suite or group that both sides accept. */
    NOTHING_IN_COMMON,
    /** The time was up. */
    TIMEOUT,
    /** The message tells. */
    OTHER
}
