package echo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.plugins.TestModule;

import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the command prints about itself, on standard output, with exit code 0. */
@Timeout(60)
final class InformationTest {

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpListsEveryOption(String option) throws Exception {
        String help = printed(option);
        for (Option each : ServerOptions.all().getOptions()) {
            assertTrue(
                    help.lines().anyMatch(line -> describes(line, each)),
                    "a line for --" + each.getLongOpt() + ":\n" + help);
        }
        assertEquals("Usage: echo-server [OPTION]... [@FILE]...", firstLine(help), "the usage");
        int longest = help.lines().mapToInt(String::length).max().orElseThrow();
        assertTrue(longest <= 80, "at most 80 columns, but " + longest + ":\n" + help);
        for (int code : new int[] {ExitCode.OK, ExitCode.NO_SOCKET, ExitCode.USAGE}) {
            assertTrue(
                    help.substring(help.indexOf("Exit codes:")).contains(" " + code + " "),
                    "the exit code " + code + ":\n" + help);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void versionIsOneLine(String option) throws Exception {
        String version = printed(option);
        assertEquals(1, version.lines().count(), "one line: " + version);
        String own = Main.class.getModule().getDescriptor().rawVersion().orElse("unknown");
        assertEquals(
                "echo-server " + own + " (Java " + Runtime.version() + ")",
                firstLine(version),
                "the command, its version and its Java");
    }

    @Test
    void theHandlersAreATable(@TempDir Path work) throws Exception {
        Path plugins = Files.createDirectory(work.resolve("plugins"));
        Path first = new TestModule(work, "plain").handler("a").jar(plugins.resolve("plain.jar"));
        Path second =
                new TestModule(work, "another.one")
                        .handler("longer-name")
                        .jar(plugins.resolve("one.jar"));
        assertEquals(
                """
                NAME         KIND    MODULE       VERSION  FROM
                a            stream  plain        -        %s
                longer-name  stream  another.one  -        %s
                """
                        .formatted(first, second),
                printed("--module-path", plugins.toString(), "--list-handlers"),
                "a line for each handler");
    }

    @Test
    void withoutAHandlerTheTableIsEmpty() throws Exception {
        assertEquals(
                "NAME  KIND  MODULE  VERSION  FROM\n",
                printed("--list-handlers"),
                "the headings alone");
    }

    private static boolean describes(String line, Option option) {
        String name = "--" + option.getLongOpt();
        return line.equals("  " + name)
                || line.startsWith("  " + name + " ")
                || line.equals("  -" + option.getOpt() + ", " + name);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElseThrow();
    }

    private static String printed(String... args) throws Exception {
        var run = ServerRun.of(args);
        assertEquals(ExitCode.OK, run.code(), "the exit code; errors: " + run.err());
        assertEquals("", run.err(), "no error");
        return run.out();
    }
}
