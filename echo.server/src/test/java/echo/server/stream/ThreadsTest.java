package echo.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

@Timeout(60)
final class ThreadsTest {

    @Test
    void anAcceptorIsAVirtualThreadNamedAfterItsListener() throws Exception {
        String name;
        try (var server = new TestServer(TestHandler::echo)) {
            name = server.name();
            List<String> acceptors = Acceptors.of(name);
            assertEquals(1, acceptors.size(), "one acceptor for " + name + ": " + acceptors);
            String line = acceptors.getFirst();
            assertTrue(line.contains("\"accept " + name + "\" virtual"), "virtual: " + line);
        }
        assertEquals(List.of(), Acceptors.of(name), "it ends with the server");
    }

    @Test
    void eachConnectionHasAVirtualThreadOfItsOwn() throws Exception {
        var threads = new LinkedBlockingQueue<Thread>();
        try (var server =
                new TestServer(
                        connection -> {
                            threads.add(Thread.currentThread());
                            TestHandler.echo(connection);
                        })) {
            for (int i = 0; i < 3; i++) {
                try (var socket = server.connect()) {
                    Exchange.of(socket, new byte[1], 1);
                }
            }
        }
        var all = new ArrayList<>(threads);
        assertEquals(3, all.size(), "three connections");
        assertEquals(3, new HashSet<>(all).size(), "on three threads");
        assertTrue(all.stream().allMatch(Thread::isVirtual), "all of them virtual: " + all);
    }
}
