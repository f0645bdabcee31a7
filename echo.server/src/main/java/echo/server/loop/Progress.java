package echo.server.loop;

/** How far an operation is. */
enum Progress {
    /** It has done what could be done now. */
    WAITS,
    /** Its thread can go on. */
    DONE,
    /** The same, and nothing more will come: the peer has ended, or the socket has failed. */
    ENDED
}
