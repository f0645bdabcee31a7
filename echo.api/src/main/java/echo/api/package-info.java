/** The service provider interface: what a handler is, and what it is given. */
package echo.api;
