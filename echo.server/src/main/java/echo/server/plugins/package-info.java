/** Module layers for plugins, quarantine, and the catalog of handlers. */
package echo.server.plugins;
