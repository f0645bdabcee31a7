/** Many small tests of one server, one after another, and a table of how they went. */
package echo.client.verify.suite;
