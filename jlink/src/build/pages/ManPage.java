import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page for man, in the macros of man(7).
 *
 * @param program whose page it is
 * @param help what it says: the program's, or a subcommand's
 */
record ManPage(Program program, Help help) {

    private static final Pattern ROW = Pattern.compile(" {2}(\\S.*?) {2,}(\\S.*)");

    private static final String JVM = "More options for the JVM, such as -Xmx1g or -XX:+UseZGC.";

    /**
     * The page.
     *
     * @param date of the build, the same for the same sources
     * @param pages the names of all pages
     */
    String text(String date, List<String> pages) {
        var page = new StringBuilder();
        page.append(".\\\" Made from what %s --help prints.\n".formatted(help.command()));
        String title = Roff.text(help.page().toUpperCase(Locale.ROOT));
        page.append(
                ".TH %s 1 %s \"%s\"\n"
                        .formatted(title, date, Roff.text("echo " + program.version())));
        // Names and options are never hyphenated, and lines not stretched; one space ends a
        // sentence.
        page.append(".nh\n.ad l\n.ss 12 0\n.SH NAME\n");
        page.append("%s \\- %s\n".formatted(Roff.text(help.page()), Roff.text(summary())));
        synopsis(page);
        page.append(".SH DESCRIPTION\n");
        for (String paragraph : help.paragraphs()) {
            page.append(paragraph.equals(help.paragraphs().getFirst()) ? "" : ".PP\n");
            paragraph(page, paragraph);
        }
        page.append(".SH OPTIONS\n");
        help.options().forEach(option -> item(page, tag(option), option.description()));
        page.append(".SH EXAMPLES\n");
        example(page, help.examples());
        page.append(".SH \"EXIT STATUS\"\n");
        for (String exitCode : help.exitCodes()) {
            String[] words = exitCode.split(" ", 2);
            item(page, Roff.bold(words[0]), words[1]);
        }
        page.append(".SH ENVIRONMENT\n");
        item(page, Roff.bold("ECHO_JAVA_OPTS"), JVM);
        page.append(".SH \"SEE ALSO\"\n");
        List<String> others =
                pages.stream()
                        .filter(name -> !name.equals(help.page()))
                        .map(name -> Roff.bold(name) + "(1)")
                        .toList();
        page.append(String.join(",\n", others)).append('\n');
        return page.toString();
    }

    private String summary() {
        for (Program.Subcommand subcommand : program.subcommands()) {
            if (help != program.help() && subcommand.help() == help) {
                return subcommand.what();
            }
        }
        String sentence = Help.joined(help.paragraphs().getFirst()).split("\\.(?: |$)")[0];
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private void synopsis(StringBuilder page) {
        page.append(".SH SYNOPSIS\n");
        page.append(Roff.bold(help.command()) + " " + Roff.text(help.usage()) + "\n");
        for (Program.Subcommand other : program.subcommands()) {
            // The others have a synopsis on their own page.
            if (other.help() == help && help == program.help()) {
                String command = program.name() + " " + other.words();
                page.append(".br\n");
                page.append(Roff.bold(command) + " " + Roff.text(other.arguments()) + "\n");
            }
        }
    }

    /** Lines of text, and indented ones: a word or form and what it means, or an example. */
    private static void paragraph(StringBuilder page, String paragraph) {
        for (String line : paragraph.lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                item(page, Roff.bold(row.group(1)), row.group(2));
            } else if (line.startsWith("  ")) {
                example(page, List.of(line.strip()));
            } else {
                page.append(Roff.line(line));
            }
        }
    }

    private static String tag(HelpOption option) {
        String letter = option.letter().map(l -> Roff.bold("-" + l) + ", ").orElse("");
        String argument = option.argument().map(a -> " " + Roff.italic(a)).orElse("");
        return letter + Roff.bold("--" + option.name()) + argument;
    }

    private static void item(StringBuilder page, String tag, String text) {
        page.append(".TP\n").append(tag).append('\n').append(Roff.line(text));
    }

    private static void example(StringBuilder page, List<String> lines) {
        page.append(".RS 4\n.nf\n");
        lines.forEach(line -> page.append(Roff.line(line)));
        page.append(".fi\n.RE\n");
    }
}
