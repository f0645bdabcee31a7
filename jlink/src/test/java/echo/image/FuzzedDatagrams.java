package echo.image;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.SplittableRandom;

/** A peer that sends datagrams of any length and content, and takes what comes back. */
final class FuzzedDatagrams implements AutoCloseable {

    private static final int LARGEST = 65_507;
    private static final int[] LARGE_ONES = {65_507, 65_506, 65_000, 8_192, 1_472, 1_473};

    /** About what the system keeps of large ones. */
    private static final int AT_ONCE = 100_000;

    private final SplittableRandom random;
    private final InetAddress host = InetAddress.getLoopbackAddress();
    private final int port;
    private DatagramSocket socket = new DatagramSocket(0, host);
    private final byte[] answer = new byte[LARGEST];

    FuzzedDatagrams(SplittableRandom random, int port) throws IOException {
        this.random = random;
        this.port = port;
    }

    /** Sends so many, and answers how many came back. */
    int run(int count) throws IOException {
        int answers = 0;
        for (int i = 0, waiting = 0; i < count; i++) {
            byte[] payload = new byte[length()];
            random.nextBytes(payload);
            socket.send(new DatagramPacket(payload, payload.length, host, port));
            waiting += payload.length + 1_000;
            if (waiting > AT_ONCE) {
                answers += take();
                waiting = 0;
            }
            if (random.nextInt(500) == 0) {
                // Away before its answers: they are refused, and the server hears of that.
                socket.close();
                socket = new DatagramSocket(0, host);
            }
        }
        return answers + take();
    }

    private int length() {
        return switch (random.nextInt(20)) {
            case 0 -> LARGE_ONES[random.nextInt(LARGE_ONES.length)];
            case 1 -> random.nextInt(LARGEST + 1);
            case 2, 3, 4 -> 0;
            default -> random.nextInt(1_500);
        };
    }

    /** Until there is nothing for a moment: some handlers never answer, and some are lost. */
    private int take() throws IOException {
        int answers = 0;
        try {
            for (socket.setSoTimeout(2); ; answers++) {
                socket.receive(new DatagramPacket(answer, answer.length));
            }
        } catch (SocketTimeoutException nothing) {
            return answers;
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
