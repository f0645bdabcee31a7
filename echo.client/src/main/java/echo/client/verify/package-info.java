/** Verifying that every byte of long streams comes back. */
package echo.client.verify;
