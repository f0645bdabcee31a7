/** The smoke test: a message there and back, compared. */
package echo.client.smoke;
