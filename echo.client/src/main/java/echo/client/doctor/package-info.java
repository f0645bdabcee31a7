/** What on this machine would spoil a run, and the line that fixes it. */
package echo.client.doctor;
