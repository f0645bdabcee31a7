package echo.server.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Notes what it is asked for. */
final class FakePool implements Carriers.Pool {

    /** "one" and "many", in the order in which they were asked for. */
    final List<String> sizes = new ArrayList<>();

    /** Those that wait to be told how many processors are idle. */
    final List<DoubleConsumer> looks = new ArrayList<>();

    /** Whether growing fails. */
    boolean noMemory;

    @Override
    public void shrink() {
        sizes.add("one");
    }

    @Override
    public void grow() {
        if (noMemory) {
            throw new OutOfMemoryError("none, in a test");
        }
        sizes.add("many");
    }

    @Override
    public void lookForIdle(DoubleConsumer then) {
        looks.add(then);
    }
}
