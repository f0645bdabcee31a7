package echo.client.verify.udp;

import echo.api.net.AddressText;
import echo.api.net.SocketType;
import echo.cli.Durations;
import echo.client.verify.compare.Difference;
import echo.client.verify.compare.Fault;
import echo.client.verify.compare.Pattern;
import echo.client.verify.compare.Verdict;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;

/** Single datagrams and their echo. */
final class Ask {

    private final DatagramConfig config;
    private final InetSocketAddress address;
    private final Pattern pattern;

    Ask(DatagramConfig config, InetSocketAddress address) {
        this.config = config;
        this.address = address;
        pattern = new Pattern(config.seed(), 0);
    }

    /** One datagram of each size, each with its echo before the next. */
    Verdict sizes(List<Integer> sizes) {
        long offset = 0;
        for (int size : sizes) {
            Verdict verdict = size(pattern.bytes(offset, size));
            if (!(verdict instanceof Verdict.Exact)) {
                return verdict;
            }
            offset += size;
        }
        return new Verdict.Exact();
    }

    private Verdict size(byte[] sent) {
        String which = sent.length == 1 ? "datagram of 1 byte" : bytes(sent.length);
        try (var link = new Link(config.connect(), address, sent.length)) {
            link.send(sent);
            int length = link.receive(config.readTimeout());
            if (length < 0) {
                return silent(which);
            }
            byte[] came = Arrays.copyOf(link.received(), length);
            if (Arrays.equals(sent, came)) {
                return new Verdict.Exact();
            }
            Fault fault = Difference.of(sent, came);
            return new Fault(fault.kind(), fault.offset(), which + ": " + fault.what());
        } catch (IOException e) {
            return failed(which, e);
        }
    }

    private static String bytes(int size) {
        return "datagram of %d bytes".formatted(size);
    }

    /** Whether the reply comes from where the question went, as clients and firewalls need it. */
    Verdict whoAnswers() {
        byte[] sent = pattern.bytes(0, DatagramConfig.SMALLEST);
        String which = bytes(sent.length);
        try (DatagramSocket socket = Link.socket(config.connect())) {
            byte[] header =
                    config.connect()
                            .proxyProtocol()
                            .header(SocketType.DGRAM, socket.getLocalSocketAddress(), address);
            byte[] all = Arrays.copyOf(header, header.length + sent.length);
            System.arraycopy(sent, 0, all, header.length, sent.length);
            // Not connected, it hears what comes from elsewhere.
            socket.send(new DatagramPacket(all, all.length, address));
            socket.setSoTimeout(Math.toIntExact(config.readTimeout().toMillis()));
            var reply = new DatagramPacket(new byte[sent.length], sent.length);
            socket.receive(reply);
            return address.equals(reply.getSocketAddress())
                    ? new Verdict.Exact()
                    : new Fault(
                            Fault.Kind.STRAY,
                            0,
                            "the reply is from %s, but %s was asked"
                                    .formatted(
                                            AddressText.of(reply.getSocketAddress()),
                                            AddressText.of(address)));
        } catch (SocketTimeoutException e) {
            return silent(which);
        } catch (IOException e) {
            return failed(which, e);
        }
    }

    private Fault silent(String which) {
        return new Fault(
                Fault.Kind.TIMEOUT,
                0,
                "%s: timeout, as nothing came for %s"
                        .formatted(which, Durations.text(config.readTimeout())));
    }

    private static Fault failed(String which, IOException e) {
        Fault.Kind kind =
                e instanceof PortUnreachableException ? Fault.Kind.NO_SOCKET : Fault.Kind.BROKEN;
        return new Fault(kind, 0, "%s: %s".formatted(which, e.getMessage()));
    }
}
