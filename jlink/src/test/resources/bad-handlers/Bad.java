package test.bad;

import echo.api.Connection;
import echo.api.ConnectionHandler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Handlers that do harm; each begins when it has read a byte, or the end. */
public abstract class Bad implements ConnectionHandler {

    private static final List<byte[]> HOARD = new ArrayList<>();
    private static final Object LOCK = new Object();

    static volatile long sink;

    private final String name;

    private Bad(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void handle(Connection connection) throws IOException {
        if (connection.input().read() >= 0) {
            misbehave(0);
        }
    }

    abstract long misbehave(long depth);

    public static final class Fails extends Bad {
        public Fails() {
            super("fails");
        }

        @Override
        long misbehave(long depth) {
            throw new AssertionError("bad handler");
        }
    }

    public static final class Overflows extends Bad {
        public Overflows() {
            super("overflows");
        }

        @Override
        long misbehave(long depth) {
            return misbehave(depth + 1) + 1;
        }
    }

    /** What it has is garbage when it has failed. */
    public static final class Exhausts extends Bad {
        public Exhausts() {
            super("exhausts");
        }

        @Override
        long misbehave(long depth) {
            var all = new ArrayList<byte[]>();
            while (true) {
                all.add(new byte[1 << 20]);
            }
        }
    }

    /** What it has stays. */
    public static final class Hoards extends Bad {
        public Hoards() {
            super("hoards");
        }

        @Override
        long misbehave(long depth) {
            while (true) {
                HOARD.add(new byte[1 << 20]);
            }
        }
    }

    public static final class Spins extends Bad {
        public Spins() {
            super("spins");
        }

        @Override
        long misbehave(long depth) {
            while (true) {
                sink++;
            }
        }
    }

    public static final class Locks extends Bad {
        public Locks() {
            super("locks");
        }

        @Override
        long misbehave(long depth) {
            synchronized (LOCK) {
                while (true) {
                    LockSupport.park();
                    // It means to stay.
                    Thread.interrupted();
                }
            }
        }
    }

    /** Platform threads, which would keep the JVM from ending by itself. */
    public static final class Litters extends Bad {
        public Litters() {
            super("litters");
        }

        @Override
        long misbehave(long depth) {
            Thread.ofPlatform()
                    .name("litter")
                    .start(
                            () -> {
                                while (true) {
                                    LockSupport.park();
                                }
                            });
            return depth;
        }
    }
}
