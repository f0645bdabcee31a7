package echo.client.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;

final class MessagesTest {

    @Test
    void neighboursDiffer() {
        var messages = new Messages(new MessageSizes(16, 16));
        ByteBuffer one = messages.view();
        ByteBuffer other = messages.view();
        ByteBuffer unused = messages.view();
        for (int i = 0; i < 1000; i++) {
            messages.set(i, one, unused);
            messages.set(i + 1, other, unused);
            assertEquals(16, one.remaining(), "its size");
            assertNotEquals(one, other, "messages " + i + " and the next");
        }
    }

    @Test
    void sizesOfARangeAllComeUp() {
        var messages = new Messages(new MessageSizes(3, 6));
        ByteBuffer view = messages.view();
        ByteBuffer expected = messages.view();
        int[] counts = new int[7];
        for (int i = -500; i < 500; i++) {
            messages.set(i, view, expected);
            assertEquals(view, expected, "what is expected is what is sent");
            counts[view.remaining()]++;
        }
        for (int size = 3; size <= 6; size++) {
            assertTrue(counts[size] > 150, "about a quarter of %d bytes".formatted(size));
        }
    }
}
