package echo.server.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.api.net.Endpoint;
import echo.server.HttpPeer;
import echo.server.Server;
import echo.server.metrics.Family;
import echo.server.metrics.Labels;
import echo.server.metrics.Metrics;
import echo.server.net.ListenerConfig;
import echo.server.net.ListenerDefaults;
import echo.server.plugins.Catalog;
import echo.server.plugins.CatalogEntry;
import echo.server.plugins.HandlerKind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** As much of HTTP as probes and scrapers need, and no more. */
@Timeout(60)
final class HealthHandlerTest {

    private final Metrics metrics = new Metrics();
    private volatile HealthState state = HealthState.READY;
    private volatile boolean alive = true;
    private Server server;
    private int port;

    @BeforeEach
    void start() throws Exception {
        metrics.add(page -> page.add(Family.THREADS, Labels.NONE, 3));
        var handler = new HealthHandler(() -> alive, () -> state, metrics);
        var entry = new CatalogEntry(HandlerKind.STREAM, "health", handler, "test");
        var endpoint = Endpoint.parse("tcp://127.0.0.1:0");
        server =
                Server.start(
                        List.of(
                                ListenerConfig.of(
                                        endpoint,
                                        ListenerDefaults.handler("health"),
                                        new Catalog(List.of(entry)))),
                        50);
        String name = server.names().getFirst();
        port = Integer.parseInt(name.substring(name.lastIndexOf(':') + 1));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String say(String text) throws Exception {
        try (var peer = new HttpPeer(port)) {
            peer.send(text);
            peer.end();
            return peer.rest();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "STARTING, 503 Service Unavailable, starting",
        "READY, 200 OK, ready",
        "DRAINING, 503 Service Unavailable, draining"
    })
    void readyIsByState(HealthState now, String status, String word) throws Exception {
        state = now;
        String answer = HttpPeer.get(port, "/ready");
        assertTrue(answer.startsWith("HTTP/1.1 " + status + "\r\n"), answer);
        assertTrue(answer.endsWith("\r\n\r\n" + word + "\n"), answer);
    }

    @Test
    void liveIsByTheThreads() throws Exception {
        state = HealthState.DRAINING;
        assertTrue(HttpPeer.get(port, "/live").startsWith("HTTP/1.1 200 OK\r\n"), "it lives");
        alive = false;
        assertTrue(HttpPeer.get(port, "/live").startsWith("HTTP/1.1 503 "), "it does not");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|application/openmetrics-text; version=1.0.0; charset=utf-8",
                "*/*|application/openmetrics-text; version=1.0.0; charset=utf-8",
                "text/plain|text/plain; version=0.0.4; charset=utf-8",
                "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3"
                        + "|application/openmetrics-text; version=1.0.0; charset=utf-8",
                "text/plain;q=0.9, application/openmetrics-text;q=0.1"
                        + "|text/plain; version=0.0.4; charset=utf-8"
            })
    void theFormatIsChosenByAccept(String accept, String type) throws Exception {
        String answer = say("GET /metrics HTTP/1.0\r\nAccept: " + accept + "\r\n\r\n");
        assertTrue(answer.contains("\r\nContent-Type: " + type + "\r\n"), answer);
        assertTrue(answer.contains("\njvm_threads_current 3\n"), answer);
        assertEquals(type.startsWith("application/"), answer.endsWith("\n# EOF\n"), answer);
    }

    @Test
    void headIsGetWithoutTheBody() throws Exception {
        try (var peer = new HttpPeer(port)) {
            peer.send("HEAD /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
            String head = peer.answer(false);
            peer.send("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            String answer = peer.rest();
            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            String length = "\r\nContent-Length: " + body.length() + "\r\n";
            assertTrue(head.contains(length), () -> length + " in " + head);
            assertTrue(answer.contains(length), () -> length + " in " + answer);
            assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), "nothing is before the next");
        }
    }

    @Test
    void oneConnectionTakesManyRequests() throws Exception {
        try (var peer = new HttpPeer(port)) {
            peer.send("GET /live HTTP/1.1\r\nHost: x\r\n\r\n\r\nGET /ready HTTP/1.1\nHost: x\n\n");
            assertTrue(peer.answer(true).endsWith("live\n"), "the first");
            assertTrue(peer.answer(true).endsWith("ready\n"), "the second, with bare line feeds");
            peer.send("GET http://x:1/live?why HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n");
            String last = peer.rest();
            assertTrue(last.contains("\r\nConnection: close\r\n"), last);
            assertTrue(last.endsWith("live\n"), last);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 3", "Transfer-Encoding: chunked"})
    void whatFollowsABodyIsNoRequest(String field) throws Exception {
        String answer = say("GET /live HTTP/1.1\r\nHost: x\r\n" + field + "\r\n\r\nGET");
        assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
        assertTrue(answer.endsWith("live\n"), "one answer, and then the end: " + answer);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 404 Not Found",
        "GET, /LIVE, 404 Not Found",
        "POST, /live, 405 Method Not Allowed",
        "PUT, /nothing, 404 Not Found",
    })
    void whatThereIsNotIsToldSo(String method, String path, String status) throws Exception {
        String answer = say(method + " " + path + " HTTP/1.0\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 " + status + "\r\n"), answer);
        assertEquals(status.startsWith("405"), answer.contains("\r\nAllow: GET, HEAD\r\n"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\n\n",
                "GET /live\r\n\r\n",
                "GET /live HTTP/2.0\r\n\r\n",
                "GET  /live HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /live HTTP/1.1\r\n\r\n",
                "GET /live HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /live HTTP/1.1\r\nHost : x\r\n\r\n",
                "GET /live HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n",
                "GET /live HTTP/1.1\r\nHost: x\r\nA: \u0000\r\n\r\n",
                "GET /live HTTP/1.1\r\nHost: x\rA: b\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\n\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            })
    void garbageIsABadRequest(String text) throws Exception {
        String answer = say(text);
        assertTrue(answer.startsWith("HTTP/1.1 400 Bad Request\r\n"), answer);
        assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
        assertTrue(HttpPeer.get(port, "/live").endsWith("live\n"), "the next is served");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET /live HTTP/1.1\r\nHost: x\r\nA: ", "\r\n", "\n"})
    void aHeadHasABound(String start) throws Exception {
        String fill = start.isBlank() ? start : "a";
        String answer = say(start + fill.repeat(9000));
        assertTrue(answer.startsWith("HTTP/1.1 431 "), answer);
    }

    @Test
    void aHeadJustBelowTheBoundIsFine() throws Exception {
        String start = "GET /live HTTP/1.1\r\nHost: x\r\nA: ";
        String fill = "a".repeat(RequestReader.MOST_BYTES - start.length() - 4);
        assertTrue(say(start + fill + "\r\n\r\n").endsWith("live\n"), "8 KiB to the byte");
        assertTrue(say(start + fill + "a\r\n\r\n").startsWith("HTTP/1.1 431 "), "one more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", "GET /live HTTP/1.1\r\n", "GET /live HTTP/1.1\r\nHost: x\r\n"})
    void halfARequestHasNoAnswer(String half) throws Exception {
        assertEquals("", say(half), "nothing but the end");
        assertTrue(HttpPeer.get(port, "/live").endsWith("live\n"), "the next is served");
    }

    @Test
    void slowPeersHoldUpNobody() throws Exception {
        List<HttpPeer> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                var peer = new HttpPeer(port);
                slow.add(peer);
                peer.send("GET /li");
            }
            assertTrue(HttpPeer.get(port, "/live").endsWith("live\n"), "others are answered");
            slow.getFirst().send("ve HTTP/1.0\r\n\r\n");
            assertTrue(slow.getFirst().rest().endsWith("live\n"), "and so is who takes his time");
        } finally {
            for (HttpPeer peer : slow) {
                peer.close();
            }
        }
    }
}
