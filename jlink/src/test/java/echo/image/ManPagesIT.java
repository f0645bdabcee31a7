package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The man pages say what the commands' help says. */
final class ManPagesIT {

    private static final Path FOLDER = Image.BUILT.home().resolve("share/man/man1");

    /** A line with the names, and lines about them. */
    private static final Pattern OPTION = Pattern.compile("(?m)^  -.*\\n(?: {6}.*\\n?)+");

    private static List<Path> pages() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> pages = files.sorted().toList();
            assertTrue(pages.size() >= 4, () -> "pages of both commands and more: " + pages);
            return pages;
        }
    }

    /** As it is shown, in letters only, without where its lines end. */
    private static String shown(Path page) throws Exception {
        // The last four: no colours, no overstriking.
        Run run =
                Run.of("groff", "-man", "-Tutf8", "-P-c", "-P-b", "-P-o", "-P-u", page.toString());
        assertEquals(0, run.exit(), () -> page + " should be shown: " + run.err());
        return joined(run.out());
    }

    private static String joined(String lines) {
        return lines.replaceAll("\\s+", " ").strip();
    }

    @Test
    void theyHaveNoFaultThatGroffKnows() throws Exception {
        Machine.needs("groff");
        for (Path page : pages()) {
            Run run = Run.of("groff", "-man", "-Tutf8", "-ww", "-z", page.toString());
            assertEquals("", run.err(), page + " should have no warning");
            assertEquals(0, run.exit(), page + " should be a page");
        }
    }

    @Test
    void theyHaveEveryOptionAsTheHelpHasIt() throws Exception {
        Machine.needs("groff");
        for (Path page : pages()) {
            String help = Commands.help(page.getFileName().toString().replace(".1", ""));
            List<String> options = OPTION.matcher(help).results().map(MatchResult::group).toList();
            assertFalse(options.isEmpty(), () -> "options in: " + help);
            String shown = shown(page);
            for (String option : options) {
                assertTrue(
                        shown.contains(" " + joined(option) + " "),
                        () -> "'%s' should be in %s: %s".formatted(joined(option), page, shown));
            }
        }
    }

    @Test
    void theyHaveTheSectionsThatReadersLookFor() throws Exception {
        Machine.needs("groff");
        for (Path page : pages()) {
            String shown = shown(page);
            String name = page.getFileName().toString().replace(".1", "");
            for (String section :
                    List.of(
                            "NAME " + name + " - ",
                            "SYNOPSIS " + Commands.words(name) + " [OPTION]... ",
                            "DESCRIPTION ",
                            "OPTIONS --",
                            "EXAMPLES ",
                            "EXIT STATUS 0 ",
                            "ENVIRONMENT ECHO_JAVA_OPTS ",
                            "SEE ALSO echo-")) {
                assertTrue(
                        shown.contains(" " + section),
                        () -> "'%s' should be in %s: %s".formatted(section, page, shown));
            }
        }
    }

    @Test
    void everySubcommandOfTheClientHasOne() throws Exception {
        for (String word : Commands.subcommands("echo-client")) {
            Path page = FOLDER.resolve("echo-client-" + word + ".1");
            assertTrue(Files.exists(page), page + " should be there");
        }
    }
}
