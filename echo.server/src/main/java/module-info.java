/**
 * The server: listeners, dispatch, plugin layers, and the {@code echo-server} command.
 *
 * <p>It exports nothing: plugins compile against {@code echo.api}. Its packages are
 *
 * <dl>
 *   <dt>{@code echo.server}
 *   <dd>the command line, its settings, exit codes and signals
 *   <dt>{@code echo.server.net}
 *   <dd>what a listener is, where it is bound, what it is told
 *   <dt>{@code echo.server.stream}
 *   <dd>accepting TCP and Unix connections, and the life of one
 *   <dt>{@code echo.server.loop}
 *   <dd>waiting for sockets, and what is done on them meanwhile: the echo is here
 *   <dt>{@code echo.server.options}
 *   <dd>what listeners can be told
 *   <dt>{@code echo.server.limits}
 *   <dd>how much may come in: permits, rates, memory
 *   <dt>{@code echo.server.deadlines}
 *   <dd>how long connections may idle, last, and take to begin
 *   <dt>{@code echo.server.tls}
 *   <dd>what a listener is told about TLS
 *   <dt>{@code echo.server.datagram}
 *   <dd>receiving over UDP, and who is answered
 *   <dt>{@code echo.server.access}
 *   <dd>who may come in, by address
 *   <dt>{@code echo.server.proxy}
 *   <dd>whom a proxy speaks for
 *   <dt>{@code echo.server.health}
 *   <dd>whether the server lives and is ready, over HTTP
 *   <dt>{@code echo.server.metrics}
 *   <dd>figures, and the page that shows them
 *   <dt>{@code echo.server.events}
 *   <dd>events for the flight recorder
 *   <dt>{@code echo.server.plugins}
 *   <dd>module layers, quarantine, and the catalog of handlers
 *   <dt>{@code echo.server.activation}
 *   <dd>the socket and the wishes of systemd or inetd
 *   <dt>{@code echo.server.reload}
 *   <dd>new plugins for a server that runs
 * </dl>
 *
 * <h2>Usage</h2>
 *
 * <pre>
 * echo-server [--listen URI]… [--host H] [--port P] [--handler NAME] [--module-path DIR[:DIR]…]
 * echo-server plugins check PATH…
 * echo-server --help
 * </pre>
 */
module echo.server {
    requires echo.api;
    requires echo.cli;
    requires echo.tls;
    requires org.slf4j;
    // The figures of the process; loaded when somebody looks at them.
    requires java.management;
    requires jdk.management;
    // Events for the flight recorder.
    requires jdk.jfr;
    // sun.misc.Signal: the only way to exit 0 after SIGTERM, and to let a second one end at once.
    requires jdk.unsupported;

    uses echo.api.ConnectionHandler;
    uses echo.api.DatagramHandler;
}
