package echo.api;

import java.util.Map;

/** What a handler without options says to one. */
final class NoOptions {

    private NoOptions() {}

    static void require(Handler handler, Map<String, String> options) {
        if (!options.isEmpty()) {
            throw new IllegalArgumentException(
                    "handler %s has no option '%s': it has none"
                            .formatted(handler.name(), options.keySet().iterator().next()));
        }
    }
}
