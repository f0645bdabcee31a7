package echo.client;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.client.FaultyEcho.Fault;
import echo.client.command.ExitCode;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every fault is told with its kind and its exact offset. */
@Timeout(60)
final class VerifyFaultTest {

    private static final int BYTES = 200_000;
    // Its neighbours differ at all the offsets below, so that a fault shows where it is.
    private static final String SEED = "50007";

    /** Around the beginning, the buffers' size and the end; 0 sends and receives at once. */
    static Stream<Arguments> everyFaultEverywhere() {
        return Stream.of(Fault.values())
                .flatMap(
                        fault ->
                                IntStream.of(0, 5, 8191, 8192, 65_535, 65_536, 150_000, BYTES - 6)
                                        .boxed()
                                        .flatMap(
                                                at ->
                                                        Stream.of("0", "1000", "70000")
                                                                .map(
                                                                        size ->
                                                                                Arguments.of(
                                                                                        fault, at,
                                                                                        size))));
    }

    @ParameterizedTest
    @MethodSource("everyFaultEverywhere")
    void isToldWithItsOffset(Fault fault, int at, String messageSize) throws Exception {
        assertTold(fault, at, messageSize, BYTES);
    }

    /** Where less is left of a message than is needed to know what has happened. */
    @ParameterizedTest
    @CsvSource({
        "DROP, 997, 1000",
        "DROP_FIVE, 993, 1000",
        "DOUBLE, 999, 1000",
        "INSERT, 999, 1000",
        "SWAP, 997, 1000",
        "FLIP, 999, 1000",
        "DROP, 21, 4",
        "DOUBLE, 21, 4",
        "INSERT, 23, 4",
        "SWAP, 21, 4",
        "FLIP, 23, 4",
        "FLIP, 21, 1",
        "INSERT, 21, 1",
        "DOUBLE, 21, 1"
    })
    void isToldAtTheEndOfAMessage(Fault fault, int at, String messageSize) throws Exception {
        assertTold(fault, at, messageSize, 5000);
    }

    /** Sent and received at once, as a message's last byte would be waited for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DROP | 199999 | the stream ends at offset 199999 of 200000: missing byte",
                "DROP_FIVE | 199995 | the stream ends at offset 199995 of 200000: 5 missing bytes",
                "DOUBLE | 199999 | extra byte at offset 200000, after all that had been sent: the"
                        + " byte at offset 199999 is doubled",
                "INSERT | 199999 | extra byte at offset 199999",
                "SWAP | 199998 | the bytes at offsets 199998 and 199999 are swapped",
                "FLIP | 199999 | wrong byte at offset 199999: 0x"
            })
    void isToldAtTheLastByte(Fault fault, int at, String what) throws Exception {
        try (var server = new TestServer(new FaultyEcho(fault, at))) {
            ClientRun run = ClientRun.verify(server, "--seed", SEED, "--bytes", "" + BYTES);
            assertEquals(ExitCode.MISMATCH, run.exitCode(), "exit code");
            run.assertComplained("connection 1: " + what, " (--seed 50007 repeats it)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DROP, missing, 1234",
        "DOUBLE, extra, 1235",
        "INSERT, extra, 1234",
        "SWAP, swapped, 1234",
        "FLIP, wrong, 1234"
    })
    void isToldToPrograms(Fault fault, String word, int offset) throws Exception {
        try (var server = new TestServer(new FaultyEcho(fault, 1234))) {
            ClientRun run = ClientRun.verify(server, "--seed", SEED, "--bytes", "5000", "--json");
            assertEquals(ExitCode.MISMATCH, run.exitCode(), "exit code");
            assertTrue(
                    run.out().contains("\"exact\": 0, \"seconds\": "), "the counts: " + run.out());
            assertTrue(
                    run.out()
                            .contains(
                                    ("\"faults\": [{\"connection\": 1, \"fault\": \"%s\","
                                                    + " \"offset\": %d, \"what\": \"")
                                            .formatted(word, offset)),
                    "the fault: " + run.out());
        }
    }

    private static void assertTold(Fault fault, int at, String messageSize, int bytes)
            throws Exception {
        try (var server = new TestServer(new FaultyEcho(fault, at))) {
            ClientRun run =
                    ClientRun.verify(
                            server,
                            "--seed",
                            SEED,
                            "--bytes",
                            Integer.toString(bytes),
                            "--message-size",
                            messageSize);
            String what =
                    switch (fault) {
                        case DROP -> "missing byte at offset " + at;
                        case DROP_FIVE -> "5 missing bytes at offset " + at;
                        case DOUBLE ->
                                "extra byte at offset %d: the byte at offset %d is doubled"
                                        .formatted(at + 1, at);
                        case INSERT -> "extra byte at offset " + at;
                        case SWAP ->
                                "the bytes at offsets %d and %d are swapped".formatted(at, at + 1);
                        case FLIP ->
                                "wrong byte at offset "
                                        + at
                                        + ": 0x[0-9a-f]{2} instead of 0x[0-9a-f]{2}"
                                        + " \\(bit 4 flipped\\)";
                    };
            String line = "echo-client: connection 1: " + what + " \\(--seed 50007 repeats it\\)\n";
            assertAll(
                    () -> assertEquals(ExitCode.MISMATCH, run.exitCode(), "exit code"),
                    () -> assertTrue(run.err().matches(line), "says " + what + ": " + run.err()),
                    () ->
                            assertTrue(
                                    run.out().startsWith("0 of 1 connections exact: "),
                                    "the summary: " + run.out()));
        }
    }
}
