package echo.server.plugins;

import java.nio.file.Path;

/**
 * One way for a plugin to be broken, and what is said about it.
 *
 * @param what in words
 * @param build makes the plugin
 * @param reason what the line must say is wrong
 * @param remedy how what the line says to do must begin
 */
record Fault(String what, Build build, String reason, String remedy) {

    /** Makes a broken plugin. */
    interface Build {
        Path in(PluginFolder plugins) throws Exception;
    }

    @Override
    public String toString() {
        return what;
    }
}
