/**
 * An example plugin: {@code shout} sends every line back in capitals. It takes one option, {@code
 * suffix=TEXT}, put behind each line.
 *
 * <p>Build it, copy its jar into the image's {@code plugins/} folder, and serve it with {@code
 * echo-server --listen 'tcp://*:7777?handler=shout&suffix=!'}.
 */
module echo.plugins.example {
    requires echo.api;

    provides echo.api.ConnectionHandler with
            echo.plugins.example.ShoutHandler;
}
