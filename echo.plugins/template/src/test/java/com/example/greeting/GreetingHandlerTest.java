package com.example.greeting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import echo.testing.ConnectionTester;

import org.junit.jupiter.api.Test;

final class GreetingHandlerTest {

    @Test
    void greetsByName() {
        assertEquals(
                "Hello, world\n",
                ConnectionTester.exchange(new GreetingHandler(), "world\n"),
                "the greeting");
    }
}
