/**
 * Events for the flight recorder. Whoever has one asks {@link echo.server.events.Recorder} first:
 * without a recorder the classes of events are not even loaded.
 */
package echo.server.events;
