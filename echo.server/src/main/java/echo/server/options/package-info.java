/** What listeners can be told, behind the {@code ?} of an endpoint or for all of them. */
package echo.server.options;
