/** Load: many connections, timed honestly. */
package echo.client.load;
