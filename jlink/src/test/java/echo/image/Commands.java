package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the image's commands tell of themselves. */
final class Commands {

    private Commands() {}

    /** What is typed for what a page of that name tells of. */
    static String words(String page) {
        return page.replaceFirst("^(echo-\\w+)-", "$1 ").strip();
    }

    /** What {@code --help} prints for a command, such as {@code echo-client verify}. */
    static String help(String page) throws Exception {
        String[] words = words(page).split(" ");
        var command = new ArrayList<>(List.of(words));
        command.set(0, Image.BUILT.home().resolve("bin/" + words[0]).toString());
        command.add("--help");
        Run run = Run.of(command.toArray(String[]::new));
        assertEquals(0, run.exit(), () -> page + " should have a help: " + run.err());
        return run.out();
    }

    /** The first words of the subcommands that a command's help lists, at least one. */
    static List<String> subcommands(String command) throws Exception {
        List<String> words =
                Pattern.compile("(?m)^  " + command + " ([a-z]+)\\b.* {2,}\\S")
                        .matcher(help(command))
                        .results()
                        .map(row -> row.group(1))
                        .toList();
        assertFalse(words.isEmpty(), command + " lists subcommands");
        return words;
    }

    /** The long names of all options in a help. */
    static List<String> options(String help) {
        return Pattern.compile("(?m)^  (?:-\\w, )?(--[a-z0-9-]+)")
                .matcher(help)
                .results()
                .map(option -> option.group(1))
                .toList();
    }
}
