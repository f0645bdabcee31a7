/** An echo that misbehaves as it is told to. */
package echo.plugins.standard.fault;
