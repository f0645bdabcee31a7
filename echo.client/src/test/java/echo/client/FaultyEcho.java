package echo.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SocketChannel;

/** An echo with one fault at one offset of each connection. */
final class FaultyEcho implements TestServer.Service {

    /** Passes bytes on, or does not. */
    enum Fault {
        /** One byte is lost. */
        DROP {
            @Override
            void pass(long distance, byte previous, byte b, ByteArrayOutputStream out) {
                if (distance != 0) {
                    out.write(b);
                }
            }
        },
        /** Five bytes in a row are lost. */
        DROP_FIVE {
            @Override
            void pass(long distance, byte previous, byte b, ByteArrayOutputStream out) {
                if (distance < 0 || distance >= 5) {
                    out.write(b);
                }
            }
        },
        /** One byte comes twice, so that the byte behind it is the first that differs. */
        DOUBLE {
            @Override
            void pass(long distance, byte previous, byte b, ByteArrayOutputStream out) {
                out.write(b);
                if (distance == 0) {
                    out.write(b);
                }
            }
        },
        /** A byte comes that was never sent. */
        INSERT {
            @Override
            void pass(long distance, byte previous, byte b, ByteArrayOutputStream out) {
                if (distance == 0) {
                    out.write(~b);
                }
                out.write(b);
            }
        },
        /** Two bytes come in the wrong order. */
        SWAP {
            @Override
            void pass(long distance, byte previous, byte b, ByteArrayOutputStream out) {
                if (distance != 0) {
                    out.write(b);
                }
                if (distance == 1) {
                    out.write(previous);
                }
            }
        },
        /** One bit of a byte is wrong. */
        FLIP {
            @Override
            void pass(long distance, byte previous, byte b, ByteArrayOutputStream out) {
                out.write(distance == 0 ? b ^ 0x10 : b);
            }
        };

        /** The byte at that distance behind the fault. */
        abstract void pass(long distance, byte previous, byte b, ByteArrayOutputStream out);
    }

    private final Fault fault;
    private final long at;

    FaultyEcho(Fault fault, long at) {
        this.fault = fault;
        this.at = at;
    }

    @Override
    public void serve(SocketChannel peer) throws IOException {
        var buffer = new byte[8192];
        byte previous = 0;
        long offset = 0;
        for (int n; (n = Services.in(peer).read(buffer)) >= 0; ) {
            var answer = new ByteArrayOutputStream();
            for (int i = 0; i < n; i++) {
                fault.pass(offset - at, previous, buffer[i], answer);
                previous = buffer[i];
                offset++;
            }
            Services.out(peer).write(answer.toByteArray());
        }
    }
}
