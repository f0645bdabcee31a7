package echo.plugins.standard;

import static echo.plugins.standard.Refusal.assertRefused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import echo.testing.ConnectionTester;
import echo.testing.DatagramTester;
import echo.testing.Ending;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

final class QotdHandlerTest {

    private static final String REMEDY =
            ": name a file of quotes of at most 512 characters, between lines of one %";

    @TempDir private Path folder;

    private QotdHandler serving(String text, IntUnaryOperator choice) throws IOException {
        Path file = Files.write(folder.resolve("quotes"), text.getBytes(UTF_8));
        return new QotdHandler(Quotes.parse("unused"), choice)
                .with(Map.of("file", file.toString()));
    }

    @Test
    void sendsOneQuoteAndIsDoneWithoutBeingAsked() throws Exception {
        var qotd = serving("one\n%\ntwo\n%\nthree\n", bound -> bound - 2);
        try (var peer = ConnectionTester.start(qotd)) {
            assertEquals("two\r\n", peer.receiveAllText(), "the quote that was chosen");
            assertEquals(new Ending.Returned(), peer.await(), "how it ended");
        }
        assertEquals(
                "two\r\n",
                new String(DatagramTester.reply(qotd, new byte[0]), US_ASCII),
                "the same as a datagram");
    }

    @Test
    void everyQuoteHasItsTurn() throws Exception {
        var random = new Random(1);
        var qotd = serving("one\n%\ntwo\n%\nthree\n", random::nextInt);
        var seen = new TreeSet<String>();
        for (int i = 0; i < 50; i++) {
            seen.add(ConnectionTester.exchange(qotd, ""));
        }
        assertEquals("[one\r\n, three\r\n, two\r\n]", seen.toString(), "all three");
    }

    @Test
    void theBuiltInQuotesAreShortAscii() {
        var quotes = BuiltInQuotes.all();
        assertEquals(12, quotes.texts().size(), "a dozen");
        for (byte[] quote : quotes.texts()) {
            var text = new String(quote, US_ASCII);
            assertTrue(text.matches("[ -~\r\n]{10,512}"), "what RFC 865 allows: " + text);
            assertTrue(text.contains("-- "), "with its author: " + text);
            assertTrue(text.endsWith("\r\n"), "whole lines: " + text);
        }
    }

    @Test
    void withoutAFileTheBuiltInOnesAreServed() {
        var known = new HashSet<String>();
        BuiltInQuotes.all().texts().forEach(quote -> known.add(new String(quote, US_ASCII)));
        assertTrue(known.contains(ConnectionTester.exchange(new QotdHandler(), "")), "one of them");
        assertTrue(
                known.contains(ConnectionTester.exchange(new QotdHandler().with(Map.of()), "")),
                "one of them");
    }

    @Test
    void aFileIsReadAsFortuneDoes() throws Exception {
        var qotd = serving("%\n\n%\r\nfirst line\r\n  100 % sure\n%\n%\n", _ -> 0);
        assertEquals(
                "first line\r\n  100 % sure\r\n",
                ConnectionTester.exchange(qotd, ""),
                "empty ones are passed over, line ends are CR LF, and only a single % separates");
    }

    @Test
    void otherEncodingsGoOutAsTheyAre() throws Exception {
        assertArrayEquals(
                "déjà vu\r\n".getBytes(UTF_8),
                DatagramTester.reply(serving("déjà vu", _ -> 0), new byte[0]),
                "byte for byte");
    }

    @Test
    void aQuoteHasAtMost512Characters() throws Exception {
        String longest = "x".repeat(510);
        assertEquals(
                longest + "\r\n",
                ConnectionTester.exchange(serving(longest, _ -> 0), ""),
                "512 with its line end");
        Path file = folder.resolve("quotes");
        assertRefused(
                "handler qotd, option file: '%s' has a quote of 513 characters at line 4%s"
                        .formatted(file, REMEDY),
                () -> serving("a\nb\n%\n" + longest + "x\n", _ -> 0));
    }

    @Test
    void aFileThatCannotServeIsRefused() throws Exception {
        var qotd = new QotdHandler();
        String missing = folder.resolve("missing").toString();
        assertRefused(
                "handler qotd, option file: '%s' does not exist%s".formatted(missing, REMEDY),
                () -> qotd.with(Map.of("file", missing)));
        assertRefused(
                "handler qotd, option file: '%s' is not a file%s".formatted(folder, REMEDY),
                () -> qotd.with(Map.of("file", folder.toString())));
        assertRefused(
                "handler qotd, option file: '%s' holds no quote%s"
                        .formatted(folder.resolve("quotes"), REMEDY),
                () -> serving("%\n", _ -> 0));
        assertRefused(
                "handler qotd, option file: 'a\0b' cannot be read"
                        + " (java.nio.file.InvalidPathException: Nul character not allowed: a\0b)"
                        + REMEDY,
                () -> qotd.with(Map.of("file", "a\0b")));
    }

    @Test
    void anotherOptionIsRefused() {
        assertRefused(
                "handler qotd has no option 'order': it has file=PATH",
                () -> new QotdHandler().with(Map.of("order", "random")));
    }
}
