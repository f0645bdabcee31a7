package echo.image;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A peer that sends, waits, reads and ends as chance has it. */
final class FuzzedStream {

    /** What fits into the system's buffers, so that a server that does not read stops nobody. */
    private static final int MOST = 40_000;

    private static final int MOST_READ = 200_000;

    private final SplittableRandom random;
    private boolean hasRead;

    FuzzedStream(SplittableRandom random) {
        this.random = random;
    }

    /** Answers whether anything came back. */
    boolean run(int port, int number) throws IOException {
        try (var socket = new Socket()) {
            // Of one source the ports would run out.
            socket.bind(new InetSocketAddress(address(number), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), 60_000);
            socket.setSoTimeout(50);
            talk(socket);
        } catch (IOException e) {
            // The server may reset: it is told to, or was done before we were.
            if (e instanceof java.net.BindException || e instanceof java.net.ConnectException) {
                throw e;
            }
        }
        return hasRead;
    }

    private static InetAddress address(int number) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (1 + number / 7 % 200)});
    }

    private void talk(Socket socket) throws IOException {
        int pieces = random.nextInt(6);
        for (int i = 0, sent = 0; i < pieces && sent < MOST; i++) {
            byte[] piece = new byte[Math.min(length(), MOST - sent)];
            random.nextBytes(piece);
            socket.getOutputStream().write(piece);
            sent += piece.length;
            switch (random.nextInt(8)) {
                case 0 -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                case 1 -> Thread.yield();
                case 2 -> read(socket, Math.min(socket.getInputStream().available(), 500));
                default -> {
                    // At once.
                }
            }
        }
        end(socket);
    }

    /** Small ones mostly, and those beside the sizes of buffers. */
    private int length() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(3);
            case 1 -> 110 + random.nextInt(5);
            case 2, 3 -> random.nextInt(300);
            case 4 -> random.nextInt(9_000);
            default -> random.nextInt(MOST);
        };
    }

    private void end(Socket socket) throws IOException {
        switch (random.nextInt(6)) {
            case 0 -> socket.setSoLinger(true, 0);
            case 1 -> {
                socket.shutdownOutput();
                socket.setSoLinger(true, 0);
            }
            case 2, 3 -> {
                socket.shutdownOutput();
                read(socket, MOST_READ);
            }
            case 4 -> read(socket, 1);
            default -> {
                // Closed with all that came unread, which is a reset.
            }
        }
    }

    private void read(Socket socket, int most) throws IOException {
        byte[] buffer = new byte[8_192];
        for (int total = 0, read; total < most; total += read) {
            read = socket.getInputStream().read(buffer);
            if (read < 0) {
                return;
            }
            hasRead = true;
        }
    }
}
