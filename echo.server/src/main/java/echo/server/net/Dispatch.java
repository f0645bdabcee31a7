package echo.server.net;

import java.util.List;

/**
 * What every listener does with what comes. All of it is replaced by one assignment, so that no
 * listener is ahead of another. Thread-safe.
 */
public final class Dispatch {

    private volatile List<ListenerConfig> current;

    /**
     * Of these listeners.
     *
     * @param configs one for each listener
     */
    public Dispatch(List<ListenerConfig> configs) {
        current = List.copyOf(configs);
    }

    /**
     * What a listener does now. Whoever serves something asks once, and stays with the answer.
     *
     * @param listener its place in the list, from 0
     * @return its configuration
     */
    public ListenerConfig current(int listener) {
        return current.get(listener);
    }

    /**
     * What all listeners do now.
     *
     * @return in their order
     */
    public List<ListenerConfig> all() {
        return current;
    }

    /**
     * Replaces what all listeners do. What is being served goes on as it began.
     *
     * @param configs as many as there are listeners, in their order
     * @throws IllegalArgumentException if it is another number
     */
    public void swap(List<ListenerConfig> configs) {
        if (configs.size() != current.size()) {
            throw new IllegalArgumentException(
                    "%d listeners cannot become %d".formatted(current.size(), configs.size()));
        }
        current = List.copyOf(configs);
    }
}
