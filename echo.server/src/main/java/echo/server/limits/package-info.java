/** How much may come in: permits, rates, and what bounds memory. */
package echo.server.limits;
