/** The bytes that are sent, and what has happened to those that came back. */
package echo.client.verify.compare;
