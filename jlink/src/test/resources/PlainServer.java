import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The least that one would write: a virtual thread and 8 KiB for each connection. */
final class PlainServer {

    private PlainServer() {}

    static void main() throws IOException {
        try (var listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress())) {
            System.out.println(
                    "listening tcp://127.0.0.1:" + listener.getLocalPort() + " handler=plain");
            while (true) {
                Socket socket = listener.accept();
                Thread.startVirtualThread(() -> echo(socket));
            }
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            byte[] buffer = new byte[8192];
            for (int n; (n = socket.getInputStream().read(buffer)) >= 0; ) {
                socket.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException e) {
            // The peer went away.
        }
    }
}
