/**
 * What a plugin author needs, and the words that the server and the client share.
 *
 * <h2>Writing a handler</h2>
 *
 * A protocol is one class that implements {@link echo.api.ConnectionHandler}: plain blocking code,
 * run on a virtual thread of its own for every connection.
 *
 * {@snippet lang = java:
 * public final class Shout implements ConnectionHandler {
 *     public String name() {
 *         return "shout";
 *     }
 *
 *     public void handle(Connection connection) throws IOException {
 *         var in = new BufferedReader(new InputStreamReader(connection.input(), UTF_8));
 *         var out = new PrintStream(connection.output(), true, UTF_8);
 *         for (String line; (line = in.readLine()) != null; ) {
 *             out.println(line.toUpperCase(Locale.ROOT));
 *         }
 *     }
 * }
 * }
 *
 * Its module says that it provides one:
 *
 * {@snippet lang = java:
 * module example.shout {
 *     requires echo.api;
 *
 *     provides echo.api.ConnectionHandler with
 *             example.shout.Shout;
 * }
 * }
 *
 * The modular jar (or a folder with it and the jars it needs) goes into the server's {@code
 * plugins/} folder, or into a folder that {@code --module-path} names. {@code echo-server
 * --list-handlers} shows it, and {@code echo-server --listen 'tcp://*:7777?handler=shout'} serves
 * it. Before that, {@code echo-server plugins check shout.jar} says whether it can be loaded.
 *
 * <p>For UDP there is {@link echo.api.DatagramHandler}. Both are tested without a server by {@code
 * echo.testing}. A handler that needs addresses has {@link echo.api.net}.
 *
 * <h2>What a plugin can rely on</h2>
 *
 * <ul>
 *   <li>Each plugin is loaded in a module layer of its own, below the server's: plugins cannot
 *       break each other, and may bundle different versions of one library.
 *   <li>This module, slf4j ({@code org.slf4j}) and the JDK modules of the server's image are
 *       visible; a plugin brings everything else in its folder.
 *   <li>Whatever {@code handle} throws ends that one connection and nothing else.
 *   <li>While the server runs, a plugin can be replaced: connections that are open go on with the
 *       old handler, and when the last has ended, the old classes are collected. So a plugin should
 *       leave no thread behind that outlives its connections.
 * </ul>
 *
 * <h2>What it must keep to</h2>
 *
 * <ul>
 *   <li>It is built against the server's version of this module: before 1.0 the same minor version,
 *       from then on the same major one. The compiler notes the version, and the server compares.
 *   <li>Each jar with a handler has a {@code module-info}; a library needs none.
 *   <li>The constructor, {@code name} and {@code with} wait for nothing: they have five seconds.
 * </ul>
 */
module echo.api {
    exports echo.api;
    exports echo.api.net;
}
