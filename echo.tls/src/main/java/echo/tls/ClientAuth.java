package echo.tls;

/** Whether clients are asked for a certificate of their own. */
public enum ClientAuth {
    /** They are not. */
    NONE,
    /** They are, and may have none; one that is not trusted is refused all the same. */
    WANT,
    /** They are, and who has none that is trusted is refused. */
    NEED
}
