package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The handlers of the image, and the programs that people ask such services with. */
final class StandardHandlersIT {

    private static final String TCP = "tcp://127.0.0.1:0?handler=";

    /** What a program in a shell says to a handler that it gets PORT of. */
    private static Run ask(String endpoint, String command, String input) throws Exception {
        Machine.needs(command.split(" ")[0]);
        try (ServerProcess server = ServerProcess.start(Image.BUILT, "--listen", endpoint)) {
            String shell = command.replace("PORT", Integer.toString(server.port()));
            return Run.of(new ProcessBuilder("sh", "-c", shell), input);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nc 127.0.0.1 PORT",
        "ncat 127.0.0.1 PORT",
        "socat - TCP:127.0.0.1:PORT",
        "busybox nc 127.0.0.1 PORT"
    })
    void daytimeIsALineWithTheDate(String command) throws Exception {
        LocalDate before = LocalDate.now(ZoneOffset.UTC);
        Run run = ask(TCP + "daytime", command + " </dev/null", "");
        var date = DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy ", Locale.ENGLISH);
        assertTrue(
                run.out().startsWith(before.format(date))
                        || run.out().startsWith(LocalDate.now(ZoneOffset.UTC).format(date)),
                () -> "today's date: " + run);
        assertEquals(1, run.out().lines().count(), () -> "one line: " + run);
    }

    @ParameterizedTest
    @CsvSource({
        "nc 127.0.0.1 PORT | head -c 7400",
        "ncat 127.0.0.1 PORT | head -c 7400",
        "socat -u TCP:127.0.0.1:PORT - | head -c 7400",
    })
    void chargenIsTheWellKnownPattern(String command) throws Exception {
        String printable =
                IntStream.rangeClosed(' ', '~')
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        // RFC 864 has this as an example: 72 characters a line, each line one further.
        String expected =
                IntStream.range(0, 100)
                        .map(line -> line % printable.length())
                        .mapToObj(at -> (printable + printable).substring(at, at + 72))
                        .collect(Collectors.joining("\n"));
        Run run = ask(TCP + "chargen", command, "");
        assertEquals(expected, run.out().replace("\r", ""), "a hundred lines");
    }

    @ParameterizedTest
    @CsvSource({"nc -N 127.0.0.1 PORT", "ncat 127.0.0.1 PORT", "socat - TCP:127.0.0.1:PORT"})
    void discardAnswersNothing(String command) throws Exception {
        Run run = ask(TCP + "discard", command, "Hello, world\n".repeat(10_000));
        assertEquals("", run.out(), "nothing comes back");
        assertEquals(0, run.exit(), () -> "and all was taken: " + run.err());
    }

    @ParameterizedTest
    @CsvSource({"nc 127.0.0.1 PORT", "ncat 127.0.0.1 PORT", "socat -u TCP:127.0.0.1:PORT -"})
    void qotdIsAtMost512Characters(String command) throws Exception {
        Run run = ask(TCP + "qotd", command + " </dev/null", "");
        assertTrue(
                !run.out().isEmpty() && run.out().length() <= 512, () -> "a short quote: " + run);
    }

    /** The one client that there is for it asks port 37, which is free in a namespace. */
    @Test
    void timeSetsBusyboxsClock() throws Exception {
        Machine.needsNetworkNamespaces();
        Machine.needs("busybox");
        long before = System.currentTimeMillis() / 1000;
        Run run =
                Namespace.run(
                        "ip link set lo up",
                        Namespace.withServer(
                                "--listen 'tcp4://127.0.0.1:37?handler=time'",
                                "busybox rdate -p 127.0.0.1 >\"$3.date\"\n"
                                        + "date -d \"$(cat \"$3.date\")\" +%s; rm \"$3.date\""));
        long after = System.currentTimeMillis() / 1000;
        String last = run.out().lines().reduce("", (first, second) -> second);
        assertTrue(last.matches("\\d+"), () -> "a time: " + run);
        assertTrue(
                before <= Long.parseLong(last) && Long.parseLong(last) <= after,
                () -> "the time now, in seconds: " + run);
    }

    @ParameterizedTest
    @CsvSource({"daytime, 34, 44", "qotd, 1, 512", "time, 4, 4", "chargen, 0, 512", "echo, 13, 13"})
    void overUdpOneDatagramIsOneReply(String handler, int least, int most) throws Exception {
        try (ServerProcess server =
                        ServerProcess.start(
                                Image.BUILT, "--listen", "udp4://127.0.0.1:0?handler=" + handler);
                var socket = new DatagramSocket()) {
            socket.setSoTimeout(60_000);
            socket.connect(InetAddress.getByName("127.0.0.1"), server.port());
            socket.send(new DatagramPacket("Hello, world\n".getBytes(), 13));
            var reply = new DatagramPacket(new byte[65_536], 65_536);
            socket.receive(reply);
            assertTrue(
                    least <= reply.getLength() && reply.getLength() <= most,
                    () -> "its size is as the RFC has it: " + reply.getLength());
        }
    }
}
