package echo.plugins.standard;

import echo.api.Connection;
import echo.api.ConnectionHandler;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The character generator over TCP (RFC 864): endless lines, while what the peer sends is read and
 * thrown away. It ends when a write fails, since a peer that has shut its side may still read.
 */
public final class ChargenHandler implements ConnectionHandler {

    /** How long a peer that has got all may take to close, as with the server's own endings. */
    private static final int LINGER_SECONDS = 2;

    private final long limit;
    private final long rate;

    /** For the service loader: no limits. */
    public ChargenHandler() {
        this(Long.MAX_VALUE, Pace.UNLIMITED);
    }

    private ChargenHandler(long limit, long rate) {
        this.limit = limit;
        this.rate = rate;
    }

    @Override
    public String name() {
        return "chargen";
    }

    @Override
    public ChargenHandler with(Map<String, String> options) {
        var read = new Options(this, options);
        long chosenLimit = read.one("limit", "BYTES", Units::someBytes).orElse(Long.MAX_VALUE);
        long chosenRate = read.one("rate", "BYTES", Units::someBytes).orElse(Pace.UNLIMITED);
        read.requireNoOthers();
        return new ChargenHandler(chosenLimit, chosenRate);
    }

    @Override
    public void handle(Connection connection) throws IOException, InterruptedException {
        // Closing it waits until the reader has ended, as it must before the handler does.
        try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                reader.submit(() -> connection.input().transferTo(OutputStream.nullOutputStream()));
                generate(connection.output());
                connection.shutdownOutput();
                reader.shutdown();
                reader.awaitTermination(LINGER_SECONDS, TimeUnit.SECONDS);
            } finally {
                reader.shutdownNow();
            }
        }
    }

    private void generate(OutputStream output) throws IOException, InterruptedException {
        byte[] bytes = Characters.shared();
        var pace = new Pace(rate);
        int at = 0;
        for (long left = limit; left > 0; ) {
            int length = (int) Math.min(bytes.length - at, left);
            pace.write(output, bytes, at, length);
            at = (at + length) % Characters.PERIOD;
            left -= length;
        }
    }
}
