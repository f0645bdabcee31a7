package echo.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The servers, as they are started here. */
final class Peers {

    /** As the image's launcher has them. */
    static final List<String> JAVA_FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:Tier0InvokeNotifyFreqLog=9",
                    "-XX:Tier0BackedgeNotifyFreqLog=12",
                    "-Xmn8m",
                    "-XX:Tier2InvokeNotifyFreqLog=6",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:-UsePerfData");

    static final List<String> NETTY = List.of("netty-nio", "netty-epoll", "netty-io_uring");

    private static final String ECHO_SETTINGS =
            "`bin/echo-server --host 127.0.0.1 --port 0` and nothing else: the launcher's flags,"
                    + " access log on, standard error to a file";
    private static final String GO_SETTINGS = "a goroutine and 8 KiB each; `go build`";
    private static final String PLAIN_SETTINGS =
            "`ServerSocket`, a virtual thread and 8 KiB each; echo-server's flags";
    private static final String C_SETTINGS =
            "one thread, level-triggered, one buffer of 64 KiB for all; `gcc -O2`";

    private final Settings settings;
    private final Tools tools;

    Peers(Settings settings, Tools tools) {
        this.settings = settings;
        this.tools = tools;
    }

    List<Peer> all() {
        var peers = new ArrayList<Peer>();
        String server = settings.image().resolve("bin/echo-server").toString();
        peers.add(
                Peer.of(
                        "echo",
                        Peer.Kind.ECHO,
                        List.of(server, "--host", "127.0.0.1", "--port", "0"),
                        ECHO_SETTINGS));
        NETTY.forEach(name -> peers.add(netty(name, 1)));
        peers.add(
                Peer.of(
                        "plain",
                        Peer.Kind.PLAIN,
                        java("echo.bench.peers.PlainEcho"),
                        PLAIN_SETTINGS));
        peers.add(built("c-epoll", Peer.Kind.C, "echo.c", C_SETTINGS));
        peers.add(built("go", Peer.Kind.GO, "echo.go", GO_SETTINGS));
        peers.add(python("asyncio", "a protocol object each; its default event loop"));
        peers.add(python("socketserver", "`ThreadingTCPServer`: a thread each"));
        return peers;
    }

    /** With so many threads of event loops. */
    Peer netty(String name, int threads) {
        String transport = name.substring("netty-".length());
        List<String> command = java("echo.bench.peers.NettyEcho");
        command.addAll(List.of(transport, Integer.toString(threads)));
        Peer peer =
                Peer.of(
                        name,
                        Peer.Kind.NETTY,
                        command,
                        "%d event loop thread%s; echo-server's flags, Netty's default allocator"
                                .formatted(threads, threads == 1 ? "" : "s"));
        boolean anywhere = transport.equals("nio");
        return anywhere || tools.isLinux() ? peer : peer.without("it is for Linux");
    }

    private List<String> java(String main) {
        var command = new ArrayList<>(List.of(Settings.java().toString()));
        command.addAll(JAVA_FLAGS);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(settings.modules() + File.separator + "*");
        command.add(main);
        return command;
    }

    private Peer built(String name, Peer.Kind kind, String source, String text) {
        Path program = tools.folder().resolve(name);
        Peer peer = Peer.of(name, kind, List.of(program.toString()), text);
        return tools.build(settings.peers().resolve(source), program)
                .map(peer::without)
                .orElse(peer);
    }

    private Peer python(String name, String text) {
        String script = settings.peers().resolve(name + "_echo.py").toString();
        Peer peer = Peer.of(name, Peer.Kind.PYTHON, List.of("python3", script), text);
        return tools.version("python3").isEmpty() ? peer.without("no python3 here") : peer;
    }
}
