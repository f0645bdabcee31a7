package echo.plugins.standard;

import echo.api.Datagram;
import echo.api.DatagramHandler;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;

/**
 * The character generator over UDP (RFC 864): each datagram, whatever it holds, is answered by one
 * of 0 to 512 characters, a random number of them.
 */
public final class ChargenDatagramHandler implements DatagramHandler {

    private static final int MOST = 512;

    private final IntUnaryOperator choice;

    /** For the service loader. */
    public ChargenDatagramHandler() {
        this(bound -> ThreadLocalRandom.current().nextInt(bound));
    }

    /**
     * @param choice answers a number below the one that it is given
     */
    ChargenDatagramHandler(IntUnaryOperator choice) {
        this.choice = choice;
    }

    @Override
    public String name() {
        return "chargen";
    }

    @Override
    public void handle(Datagram datagram) throws IOException {
        datagram.reply(Arrays.copyOf(Characters.shared(), choice.applyAsInt(MOST + 1)));
    }
}
