package echo.server.activation;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The service manager's socket. It is a Unix socket for datagrams, which Java has no class for, so
 * this calls the C library (sd_notify(3), unix(7)). For one thread.
 */
final class NotifySocket implements AutoCloseable {

    private static final short AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 02000000;
    private static final int MSG_NOSIGNAL = 0x4000;

    /** What a sockaddr_un has for the path. */
    private static final int LONGEST_PATH = 108;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option KEEP_ERRNO = Linker.Option.captureCallState("errno");
    private static final long ERRNO =
            Linker.Option.captureStateLayout()
                    .byteOffset(MemoryLayout.PathElement.groupElement("errno"));

    private final MethodHandle sendto =
            function(
                    "sendto",
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    private final MethodHandle close = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private final Arena memory = Arena.ofConfined();
    private final MemorySegment errno = memory.allocate(Linker.Option.captureStateLayout());
    private final MemorySegment address;
    private final int descriptor;

    /**
     * Opens it.
     *
     * @param name as NOTIFY_SOCKET has it: an absolute path, or {@code @} and an abstract name
     */
    NotifySocket(String name) throws IOException {
        byte[] path = name.getBytes(UTF_8);
        if (!name.startsWith("/") && !name.startsWith("@") || path.length >= LONGEST_PATH) {
            throw new IOException("it is no path and no abstract name");
        } else if (name.startsWith("@")) {
            path[0] = 0;
        }
        // A path ends with a zero, an abstract name with the length.
        int end = name.startsWith("@") ? 0 : 1;
        address = memory.allocate(JAVA_SHORT.byteSize() + path.length + end, 2);
        address.set(JAVA_SHORT, 0, AF_UNIX);
        MemorySegment.copy(path, 0, address, JAVA_BYTE, JAVA_SHORT.byteSize(), path.length);
        var socket =
                function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        descriptor =
                call(
                        () ->
                                (int)
                                        socket.invokeExact(
                                                errno,
                                                (int) AF_UNIX,
                                                SOCK_DGRAM | SOCK_CLOEXEC,
                                                0));
    }

    // Restricted to modules that the launcher lets call native code.
    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor type) {
        MemorySegment symbol = LINKER.defaultLookup().findOrThrow(name);
        return LINKER.downcallHandle(symbol, type, KEEP_ERRNO);
    }

    /** Sends a message of lines {@code NAME=VALUE}. */
    void send(String message) throws IOException {
        byte[] bytes = message.getBytes(UTF_8);
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment text = scratch.allocateFrom(JAVA_BYTE, bytes);
            call(
                    () ->
                            (int)
                                    (long)
                                            sendto.invokeExact(
                                                    errno,
                                                    descriptor,
                                                    text,
                                                    (long) bytes.length,
                                                    MSG_NOSIGNAL,
                                                    address,
                                                    (int) address.byteSize()));
        }
    }

    private interface Call {
        int run() throws Throwable;
    }

    private int call(Call call) throws IOException {
        int result;
        try {
            result = call.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (result < 0) {
            throw new IOException("error " + errno.get(JAVA_INT, ERRNO) + " of errno(3)");
        }
        return result;
    }

    @Override
    public void close() throws IOException {
        try (memory) {
            call(() -> (int) close.invokeExact(errno, descriptor));
        }
    }
}
