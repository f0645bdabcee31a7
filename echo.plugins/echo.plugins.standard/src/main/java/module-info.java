/**
 * The handlers that come with the image.
 *
 * <dl>
 *   <dt>{@code echo}
 *   <dd>Sends every byte back, in order, until the peer shuts its side (RFC 862). No options.
 * </dl>
 */
module echo.plugins.standard {
    requires echo.api;

    provides echo.api.ConnectionHandler with
            echo.plugins.standard.EchoHandler;
}
