/** Tells over HTTP whether the server lives and is ready, and its figures. */
package echo.server.health;
