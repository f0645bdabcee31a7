package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.plugins.HandlerKind;
import echo.server.plugins.TestModule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code plugins check}: a line for each plugin on standard output, before it is deployed. */
@Timeout(60)
final class PluginCheckTest {

    private static final String DAMAGED =
            " is left out: it is no jar, or a damaged one (zip END header not found); copy or build"
                    + " it again";

    @TempDir private Path work;

    @Test
    void aGoodOneIsDescribed() throws Exception {
        Path jar = shout(work.resolve("any.jar"));
        assertCheck(
                ExitCode.OK,
                List.of("ok " + jar + ": stream shout, datagram shout (module example.shout 1.2)"),
                jar);
    }

    @Test
    void withoutAVersionTheModuleIsNamed() throws Exception {
        Path jar = new TestModule(work, "plain").handler("plain").jar(work.resolve("plain.jar"));
        assertCheck(ExitCode.OK, List.of("ok " + jar + ": stream plain (module plain)"), jar);
    }

    @Test
    void aFaultyOneIsWhatTheServerWouldSay() throws Exception {
        Path jar = Files.writeString(work.resolve("broken.jar"), "this is no jar");
        assertCheck(ExitCode.FAULTY_PLUGIN, List.of("plugin " + jar + DAMAGED), jar);
    }

    @Test
    void whatIsNotThereIsFaulty() throws Exception {
        Path jar = work.resolve("none.jar");
        Path text = Files.createFile(work.resolve("README"));
        assertCheck(
                ExitCode.FAULTY_PLUGIN,
                List.of(
                        "plugin %s is left out: it is not there, or is a link to nowhere; put it"
                                        .formatted(jar)
                                + " there, or remove what names it",
                        "plugin %s is left out: it is no jar and no folder; name a file that ends"
                                        .formatted(text)
                                + " with .jar, or a folder"),
                jar,
                text);
    }

    /** Each for itself, in the order of their names. */
    @Test
    void aFolderFullOfPlugins() throws Exception {
        Path folder = Files.createDirectory(work.resolve("plugins"));
        Path broken = Files.writeString(folder.resolve("a.jar"), "this is no jar");
        Path shout = shout(folder.resolve("b.jar"));
        Path empty = Files.createDirectory(folder.resolve("c"));
        Files.writeString(folder.resolve("README"), "none of its business");
        assertCheck(
                ExitCode.FAULTY_PLUGIN,
                List.of(
                        "plugin " + broken + DAMAGED,
                        "ok " + shout + ": stream shout, datagram shout (module example.shout 1.2)",
                        "plugin %s is left out: the folder has no jar; put the plugin's jars into"
                                        .formatted(empty)
                                + " it"),
                folder);
    }

    @Test
    void aFolderWhoseJarsNeedEachOtherIsOnePlugin() throws Exception {
        Path folder = Files.createDirectory(work.resolve("two"));
        Path library = new TestModule(work, "library").jar(folder.resolve("library.jar"));
        new TestModule(work, "user")
                .requires("library", library)
                .handler("two")
                .jar(folder.resolve("user.jar"));
        assertCheck(ExitCode.OK, List.of("ok " + folder + ": stream two (module user)"), folder);
        Path parent = Files.createDirectory(work.resolve("plugins"));
        Path moved = Files.move(folder, parent.resolve("two"));
        assertCheck(ExitCode.OK, List.of("ok " + moved + ": stream two (module user)"), parent);
    }

    @Test
    void theyMustNotTakeEachOthersNames() throws Exception {
        Path first = shout(work.resolve("b.jar"));
        Path second = Files.copy(first, work.resolve("a.jar"));
        assertCheck(
                ExitCode.FAULTY_PLUGIN,
                List.of(
                        "ok " + first + ": stream shout, datagram shout (module example.shout 1.2)",
                        "plugin %s is left out: the name 'shout' is taken by example.shout (%s);"
                                        .formatted(second, first)
                                + " rename one of them, or remove one of the plugins"),
                first,
                second);
    }

    /** The image of this process has no handlers, so another has one. */
    @Test
    void theyMustNotTakeTheImagesNames() throws Exception {
        Path own = new TestModule(work, "own").handler("shout").jar(work.resolve("own.jar"));
        Path jar = shout(work.resolve("any.jar"));
        try (var process =
                new ServerProcess(work, List.of(own), "plugins", "check", jar.toString())) {
            assertEquals(ExitCode.FAULTY_PLUGIN, process.exit(), process::said);
            assertTrue(
                    process.said()
                            .contains(
                                    "plugin %s is left out: the name 'shout' is taken by own"
                                            .formatted(jar)),
                    process::said);
            assertEquals(List.of(), process.temporaryFiles(), "no copy of a plugin is left");
        }
    }

    @Test
    void withoutAPathItIsAUsageError() throws Exception {
        for (String[] args : new String[][] {{"plugins"}, {"plugins", "check"}, {"plugins", "x"}}) {
            var run = ServerRun.of(args);
            assertEquals(ExitCode.USAGE, run.code(), "the exit code");
            assertEquals(
                    "echo-server: '%s' is no command: write plugins check PATH..."
                            .formatted(String.join(" ", args)),
                    run.err().lines().findFirst().orElse(""),
                    "what to write");
        }
    }

    private Path shout(Path jar) {
        return new TestModule(work, "example.shout")
                .version("1.2")
                .handler("A", "\"shout\"", "")
                .provides("A")
                .kind(HandlerKind.DATAGRAM)
                .handler("B", "\"shout\"", "")
                .provides("B")
                .jar(jar);
    }

    private static void assertCheck(int code, List<String> lines, Path... paths) throws Exception {
        var args =
                Stream.concat(Stream.of("plugins", "check"), Stream.of(paths).map(Path::toString));
        var run = ServerRun.of(args.toArray(String[]::new));
        assertEquals(lines, run.out().lines().toList(), "a line for each");
        assertEquals(code, run.code(), "the exit code");
        assertEquals("", run.err(), "no error");
    }
}
