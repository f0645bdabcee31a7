/** The peers of handlers under test. */
package echo.testing;
