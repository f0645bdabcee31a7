package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

/** Networks that are slow or lose packets, and streams that stay whole. */
final class BadNetworkIT {

    private static final Path NETWORK =
            Image.PROJECT.resolve("jlink/src/test/resources/network.py");

    @ParameterizedTest
    @CsvSource({
        // delay of each direction in ms, loss in percent, options
        "100, 0, --bytes 4M",
        "100, 0, --bytes 1K --message-size 256",
        "0, 5, --bytes 512K --connections 4",
        "10, 5, --bytes 64K --connections 2",
    })
    void verifyIsExact(int delay, int loss, String options) throws Exception {
        Machine.needsNetworkNamespaces();
        Machine.needs("python3");
        Machine.needsFile("/dev/net/tun");
        Run run =
                Run.of(
                        "unshare",
                        "--net",
                        "python3",
                        NETWORK.toString(),
                        Integer.toString(delay),
                        Integer.toString(loss),
                        "exec '%s' --listen tcp4://10.9.1.1:7000".formatted(Image.BUILT.server()),
                        "exec '%s' verify 10.9.1.1 7000 %s"
                                .formatted(Image.BUILT.client(), options));
        assertEquals(0, run.exit(), () -> "every byte comes back: " + run);
        List<String> out = run.out().lines().toList();
        assertTrue(
                out.stream().anyMatch(line -> line.matches("(\\d) of \\1 connections exact: .*")),
                () -> "on each connection: " + out);
        assertEquals(
                loss > 0,
                !out.getLast().endsWith(" 0 dropped"),
                () -> "the network is as bad as it was to be: " + out);
    }
}
