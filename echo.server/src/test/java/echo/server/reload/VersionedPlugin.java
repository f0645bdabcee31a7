package echo.server.reload;

import echo.server.plugins.HandlerKind;
import echo.server.plugins.TestModule;

import java.nio.file.Path;

/** A plugin whose handlers, both named versioned, say which version they are. */
public final class VersionedPlugin {

    private VersionedPlugin() {}

    /**
     * Its stream handler sends its version, and then echoes; its datagram handler replies it.
     *
     * @param work where there is room for its files
     * @param version a byte; the module's is 1. and that
     * @param jar the file to make
     * @return that file
     */
    public static Path jar(Path work, int version, Path jar) {
        return module(work, version)
                .kind(HandlerKind.STREAM)
                .handlerWith(
                        "Stream",
                        "\"versioned\"",
                        """
                        public void handle(echo.api.Connection c) throws java.io.IOException {
                            c.output().write(%d);
                            c.input().transferTo(c.output());
                        }
                        """
                                .formatted(version))
                .provides("Stream")
                .kind(HandlerKind.DATAGRAM)
                .handlerWith(
                        "Datagram",
                        "\"versioned\"",
                        """
                        public void handle(echo.api.Datagram d) throws java.io.IOException {
                            d.reply(new byte[] {%d});
                        }
                        """
                                .formatted(version))
                .provides("Datagram")
                .jar(jar);
    }

    /** Its stream handler sends the value of its one option, which has this name. */
    static Path jarWithOption(Path work, int version, String option, Path jar) {
        return module(work, version)
                .handlerWith(
                        "Stream",
                        "\"versioned\"",
                        """
                        private final int value;

                        public Stream() {
                            this(0);
                        }

                        private Stream(int value) {
                            this.value = value;
                        }

                        public Stream with(java.util.Map<String, String> options) {
                            if (!options.keySet().equals(java.util.Set.of("%s"))) {
                                throw new IllegalArgumentException("the options are not " + options);
                            }
                            return new Stream(Integer.parseInt(options.get("%s")));
                        }

                        public void handle(echo.api.Connection c) throws java.io.IOException {
                            c.output().write(10 * value + %d);
                        }
                        """
                                .formatted(option, option, version))
                .provides("Stream")
                .jar(jar);
    }

    private static TestModule module(Path work, int version) {
        return new TestModule(work.resolve("version-" + version), "versioned.plugin")
                .version("1." + version);
    }
}
