/** Name resolution, printed. */
package echo.client.resolve;
