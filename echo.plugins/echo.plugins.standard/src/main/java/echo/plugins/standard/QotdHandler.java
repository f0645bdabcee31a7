package echo.plugins.standard;

import echo.api.Connection;
import echo.api.ConnectionHandler;
import echo.api.Datagram;
import echo.api.DatagramHandler;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * The quote of the day (RFC 865), or rather of the moment: each connection, and each datagram, gets
 * one at random.
 */
public final class QotdHandler implements ConnectionHandler, DatagramHandler {

    private final Supplier<Quotes> quotes;
    private final IntUnaryOperator choice;

    /** For the service loader: the built-in quotes. */
    public QotdHandler() {
        this(BuiltInQuotes::all, bound -> ThreadLocalRandom.current().nextInt(bound));
    }

    /**
     * @param choice answers a number below the one that it is given
     */
    QotdHandler(Quotes quotes, IntUnaryOperator choice) {
        this(() -> quotes, choice);
    }

    private QotdHandler(Supplier<Quotes> quotes, IntUnaryOperator choice) {
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
        Optional<Quotes> chosen = read.one("file", "PATH", Quotes::read);
        read.requireNoOthers();
        return chosen.isPresent() ? new QotdHandler(chosen.get(), choice) : this;
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
        List<byte[]> texts = quotes.get().texts();
        return texts.get(choice.applyAsInt(texts.size()));
    }
}
