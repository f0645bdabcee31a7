/** Listeners: where they are bound, what they are told, how they wait when they cannot work. */
package echo.server.net;
