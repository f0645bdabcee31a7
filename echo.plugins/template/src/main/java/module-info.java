/** A plugin for echo-server: the handler {@code greeting}. */
module com.example.greeting {
    requires echo.api;

    provides echo.api.ConnectionHandler with
            com.example.greeting.GreetingHandler;
}
