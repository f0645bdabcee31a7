/** Command lines: arguments, options, usage errors, help. */
package echo.cli;
