package echo.plugins.standard;

import echo.api.Connection;
import echo.api.ConnectionHandler;
import echo.api.Datagram;
import echo.api.DatagramHandler;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;

/**
 * The quote of the day (RFC 865), or rather of the moment: each connection, and each datagram, gets
 * one at random.
 */
public final class QotdHandler implements ConnectionHandler, DatagramHandler {

    private final Quotes quotes;
    private final IntUnaryOperator choice;

    /** For the service loader: the built-in quotes. */
    public QotdHandler() {
        this(BuiltInQuotes.all(), bound -> ThreadLocalRandom.current().nextInt(bound));
    }

    /**
     * @param choice answers a number below the one that it is given
     */
    QotdHandler(Quotes quotes, IntUnaryOperator choice) {
        this.quotes = quotes;
        this.choice = choice;
    }

    @Override
    public String name() {
        return "qotd";
    }

    @Override
    public QotdHandler with(Map<String, String> options) {
        var read = new Options(this, options);
        Quotes chosen = read.one("file", "PATH", Quotes::read).orElse(quotes);
        read.requireNoOthers();
        return new QotdHandler(chosen, choice);
    }

    @Override
    public void handle(Connection connection) throws IOException {
        connection.output().write(one());
    }

    @Override
    public void handle(Datagram datagram) throws IOException {
        datagram.reply(one());
    }

    private byte[] one() {
        return quotes.texts().get(choice.applyAsInt(quotes.texts().size()));
    }
}
