package echo.testing;

/** A bounded queue of bytes. Not thread-safe: {@link Wire} guards it. */
final class Ring {

    private final byte[] bytes;
    private int first;
    private int size;

    Ring(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == bytes.length;
    }

    void clear() {
        size = 0;
    }

    /** Takes in as much as fits, and answers how much. */
    int put(byte[] from, int offset, int length) {
        int count = Math.min(length, bytes.length - size);
        int end = (first + size) % bytes.length;
        int straight = Math.min(count, bytes.length - end);
        System.arraycopy(from, offset, bytes, end, straight);
        System.arraycopy(from, offset + straight, bytes, 0, count - straight);
        size += count;
        return count;
    }

    /** Gives out as much as there is, and answers how much. */
    int take(byte[] into, int offset, int length) {
        int count = Math.min(length, size);
        int straight = Math.min(count, bytes.length - first);
        System.arraycopy(bytes, first, into, offset, straight);
        System.arraycopy(bytes, 0, into, offset + straight, count - straight);
        first = (first + count) % bytes.length;
        size -= count;
        return count;
    }
}
