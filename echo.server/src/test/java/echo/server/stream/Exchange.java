package echo.server.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** What clients in these tests do. */
final class Exchange {

    private Exchange() {}

    static byte[] randomBytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** Runs beside the test; its {@code get()} answers what came of it. */
    static <T> FutureTask<T> beside(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    /** Sends in pieces of these sizes, over and over, and then shuts the sending side. */
    static void send(Socket socket, byte[] bytes, int... pieces) throws IOException {
        OutputStream out = socket.getOutputStream();
        int sent = 0;
        for (int i = 0; sent < bytes.length; i++) {
            int piece = Math.min(pieces[i % pieces.length], bytes.length - sent);
            out.write(bytes, sent, piece);
            sent += piece;
        }
        socket.shutdownOutput();
    }

    /** Sends these bytes while it reads what comes until the end. */
    static byte[] of(Socket socket, byte[] bytes, int... pieces) throws Exception {
        FutureTask<Void> sender =
                beside(
                        () -> {
                            send(socket, bytes, pieces);
                            return null;
                        });
        byte[] received = socket.getInputStream().readAllBytes();
        sender.get();
        return received;
    }

    /** Sends a few bytes and reads as many. */
    static byte[] pingPong(Socket socket, byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return socket.getInputStream().readNBytes(bytes.length);
    }
}
