/** The small services of RFC 862 to 868. */
package echo.plugins.standard;
