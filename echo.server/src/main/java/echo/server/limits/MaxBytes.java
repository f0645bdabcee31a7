package echo.server.limits;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Streams that end in an exception behind a number of bytes. */
public final class MaxBytes {

    private MaxBytes() {}

    /**
     * What a peer sends.
     *
     * @param in all of it
     * @param most how many bytes may be read
     * @param exceeded is called when there is one more, and ends the connection
     * @return so much of it
     */
    public static InputStream of(InputStream in, long most, Runnable exceeded) {
        return new Input(in, most, exceeded);
    }

    /**
     * What a peer is sent.
     *
     * @param out takes all of it
     * @param most how many bytes may be written
     * @param exceeded is called when there would be more, and ends the connection
     * @return takes so much of it
     */
    public static OutputStream of(OutputStream out, long most, Runnable exceeded) {
        return new Output(out, most, exceeded);
    }

    private static IOException exceeded(Runnable exceeded) {
        exceeded.run();
        return new IOException("more than max-bytes");
    }

    private static final class Input extends FilterInputStream {

        private final Runnable exceeded;
        private long left;

        Input(InputStream in, long most, Runnable exceeded) {
            super(in);
            this.exceeded = exceeded;
            left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left > 0 || length == 0) {
                int read = in.read(bytes, offset, (int) Math.min(length, left));
                left -= Math.max(read, 0);
                return read;
            } else if (in.read(new byte[1]) < 0) {
                return -1;
            }
            throw MaxBytes.exceeded(exceeded);
        }
    }

    private static final class Output extends FilterOutputStream {

        private final Runnable exceeded;
        private long left;

        Output(OutputStream out, long most, Runnable exceeded) {
            super(out);
            this.exceeded = exceeded;
            left = most;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int fits = (int) Math.min(length, left);
            out.write(bytes, offset, fits);
            left -= fits;
            if (fits < length) {
                throw MaxBytes.exceeded(exceeded);
            }
        }
    }
}
