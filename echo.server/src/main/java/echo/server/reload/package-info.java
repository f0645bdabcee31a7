/** Reloading plugins while the server runs: who asks for it, and the swap. */
package echo.server.reload;
