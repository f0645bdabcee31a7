package echo.server.net;

import echo.api.ConnectionHandler;

/** What the server does for itself: its connections are in the access log at debug only. */
public interface Housekeeping extends ConnectionHandler {}
