package echo.client.load;

import java.util.concurrent.CountDownLatch;

/**
 * What all threads of a load share.
 *
 * @param config what is asked for
 * @param links to the peer
 * @param messages what is sent
 * @param phases when it is measured
 * @param quota how many requests may be measured
 * @param failures what failed
 * @param opened counted down for each connection that was tried for the first time, whatever came
 *     of it
 */
record Shared(
        LoadConfig config,
        Links links,
        Messages messages,
        Phases phases,
        Quota quota,
        Failures failures,
        CountDownLatch opened) {

    static Shared of(LoadConfig config, Links links) {
        return new Shared(
                config,
                links,
                new Messages(config.sizes()),
                new Phases(),
                new Quota(config.pace().requests()),
                new Failures(),
                new CountDownLatch(config.connections() + config.idle()));
    }
}
