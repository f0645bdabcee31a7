package com.example.greeting;

import echo.api.Connection;
import echo.api.ConnectionHandler;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Asks for a name, a line, and greets whoever has it. */
public final class GreetingHandler implements ConnectionHandler {

    /** For the service loader. */
    public GreetingHandler() {}

    @Override
    public String name() {
        return "greeting";
    }

    @Override
    public void handle(Connection connection) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(connection.input(), StandardCharsets.UTF_8));
        String name = in.readLine();
        if (name != null) {
            String answer = "Hello, " + name + "\n";
            connection.output().write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }
}
