package echo.client.verify.udp;

import echo.api.Datagram;
import echo.api.net.SocketType;
import echo.cli.Sizes;
import echo.client.command.Console;
import echo.client.command.Result;
import echo.client.command.Task;
import echo.client.connect.CouldNotOpenSocketException;
import echo.client.verify.compare.Verdict;
import echo.client.verify.suite.Case;
import echo.client.verify.suite.Suite;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * All that a server has to get right with datagrams.
 *
 * @param config where, how long and how much
 */
public record DatagramSuite(DatagramConfig config) implements Task {

    /** How many sockets at once, if not more are asked for. */
    static final int SOCKETS = 16;

    private static final int K = 1024;

    /** Around the sizes of buffers, of packets and of their fragments. */
    private static final List<Integer> SIZES =
            List.of(
                    1, 2, 3, 15, 16, 17, 255, 256, 257, 511, 512, 513, 1471, 1472, 1473, 2047, 2048,
                    2049, 4096, 8191, 8192, 8193, 16_384, 32_768);

    @Override
    public Result run(Console console)
            throws CouldNotOpenSocketException, UnknownHostException, InterruptedException {
        Optional<InetSocketAddress> address =
                DatagramTask.address(config, console.trace(config.connect().isTraced()));
        return new Suite(console, config.seed())
                .run(
                        config.connect().endpoint().toString(),
                        address.isPresent()
                                ? cases(address.get())
                                : List.of(new Case("any answer", this::silent)));
    }

    private Verdict silent() {
        return DatagramStream.silent(config.readTimeout());
    }

    private List<Case> cases(InetSocketAddress address) {
        var ask = new Ask(config, address);
        var verify = new DatagramVerify(config, address);
        int sockets = Math.max(SOCKETS, config.sockets());
        int largest = Datagram.LARGEST - header(address);
        int mtu = Math.min(K, config.size());
        return List.of(
                new Case("one byte", () -> ask.sizes(List.of(1))),
                new Case("sizes from 1 to 32768", () -> ask.sizes(SIZES)),
                new Case("the largest, " + largest, () -> ask.sizes(List.of(largest))),
                new Case("from the asked address", ask::whoAnswers),
                new Case("one at a time", () -> verdict(verify.run(1, 200, mtu, 1))),
                new Case("a burst of 32", () -> verdict(verify.run(1, 32, mtu, 32))),
                new Case(
                        Sizes.text(config.bytes()) + " in datagrams of " + config.size(),
                        () -> verdict(verify.run(1, config.count(), config.size()))),
                new Case(
                        sockets + " sockets at once",
                        () -> verdict(verify.run(sockets, 100, mtu))));
    }

    private int header(InetSocketAddress address) {
        return config.connect().proxyProtocol().header(SocketType.DGRAM, address, address).length;
    }

    private Verdict verdict(Tally tally) {
        return tally.verdict(config.maxLoss());
    }
}
