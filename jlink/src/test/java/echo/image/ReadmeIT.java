package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The README says what is so. */
final class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    @TempDir private Path folder;

    private static String readme() throws Exception {
        return Files.readString(Image.PROJECT.resolve("README.md"));
    }

    private static List<String> blocks(String language) throws Exception {
        return BLOCK.matcher(readme())
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .toList();
    }

    /** In a folder that looks like the project's, with the very commands. */
    @Test
    void itsHandlerBuildsDropsInAndAnswers() throws Exception {
        List<String> java = blocks("java");
        Path sources = Files.createDirectories(folder.resolve("shout"));
        Files.writeString(sources.resolve("Shout.java"), java.get(0));
        Files.writeString(sources.resolve("module-info.java"), java.get(1));
        Files.createSymbolicLink(folder.resolve("echo.api"), Image.PROJECT.resolve("echo.api"));
        Files.createDirectories(folder.resolve("jlink/target"));
        Image image = Image.BUILT.copyTo(folder.resolve("jlink/target/echo"));

        String commands =
                blocks("sh").stream().filter(b -> b.startsWith("javac ")).findFirst().orElseThrow();
        var shell = new ProcessBuilder("sh", "-e", "-c", commands);
        shell.directory(folder.toFile());
        String jdk = Path.of(System.getProperty("java.home"), "bin").toString();
        shell.environment().merge("PATH", jdk, (path, bin) -> bin + File.pathSeparator + path);
        Run run = Run.of(shell, "");
        assertEquals(0, run.exit(), () -> "the commands should work: " + run.out() + run.err());
        assertTrue(
                run.out()
                        .lines()
                        .anyMatch(l -> l.startsWith("shout ") && l.contains("example.shout")),
                () -> "the handler is listed: " + run.out());

        try (ServerProcess server =
                        ServerProcess.start(image, "--listen", "tcp://*:0?handler=shout");
                var peer = new Peer("127.0.0.1", server.port())) {
            peer.send("hello\nworld\n");
            assertEquals("HELLO\nWORLD\n", peer.rest(), "it answers");
        }
    }

    @Test
    void itListsEveryOptionOfTheServer() throws Exception {
        assertListed(Run.of(Image.BUILT.server(), "--help").out(), readme());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "verify", "load", "merge", "doctor"})
    void theClientsPageListsEveryOption(String command) throws Exception {
        var words = Stream.of(Image.BUILT.client(), command, "--help");
        Run help = Run.of(words.filter(Predicate.not(String::isEmpty)).toArray(String[]::new));
        assertListed(help.out(), Files.readString(Image.PROJECT.resolve("docs/CLIENT.md")));
    }

    private static void assertListed(String help, String page) {
        List<String> options =
                Pattern.compile("(?m)^ +(?:-\\w, )?(--[a-z-]+)")
                        .matcher(help)
                        .results()
                        .map(option -> option.group(1))
                        .toList();
        assertTrue(options.size() > 3, () -> "the help has options: " + help);
        for (String option : options) {
            assertTrue(page.contains("`" + option), option + " should be on the page");
        }
    }

    @Test
    void itsTestCommandIsWhatTheCheckRuns() throws Exception {
        String check = Files.readString(Image.PROJECT.resolve(".ci/run"));
        String last = check.lines().reduce((first, second) -> second).orElseThrow();
        assertTrue(
                blocks("sh").contains(last + "\n"),
                () -> "the README should have the block: " + last);
    }

    @Test
    void whatItLinksToIsThere() throws Exception {
        List<String> links =
                Pattern.compile("\\]\\(([^)#:]+)\\)")
                        .matcher(readme())
                        .results()
                        .map(link -> link.group(1))
                        .toList();
        assertTrue(links.size() >= 3, () -> "links to docs: " + links);
        for (String link : links) {
            assertTrue(Files.exists(Image.PROJECT.resolve(link)), link + " should exist");
        }
    }
}
