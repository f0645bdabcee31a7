package echo.plugins.example;

import echo.api.Connection;
import echo.api.ConnectionHandler;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Sends every line back in capitals: an example of a handler with an option. */
public final class ShoutHandler implements ConnectionHandler {

    private final String suffix;

    /** For the service loader: no suffix. */
    public ShoutHandler() {
        this("");
    }

    private ShoutHandler(String suffix) {
        this.suffix = suffix;
    }

    @Override
    public String name() {
        return "shout";
    }

    @Override
    public ConnectionHandler with(Map<String, String> options) {
        for (String option : options.keySet()) {
            if (!option.equals("suffix")) {
                throw new IllegalArgumentException(
                        "handler shout has no option '" + option + "': it has suffix=TEXT");
            }
        }
        return new ShoutHandler(options.getOrDefault("suffix", ""));
    }

    @Override
    public void handle(Connection connection) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(connection.input(), StandardCharsets.UTF_8));
        for (String line; (line = in.readLine()) != null; ) {
            String reply = line.toUpperCase(Locale.ROOT) + suffix + "\n";
            connection.output().write(reply.getBytes(StandardCharsets.UTF_8));
        }
    }
}
