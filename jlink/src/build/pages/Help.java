import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a command prints about itself, taken apart: paragraphs, of which one is the options, and
 * some others begin with a word that says what they are.
 *
 * @param command such as {@code echo-client verify}
 * @param arguments the form of what is not an option, without {@code [@FILE]...}
 * @param paragraphs those that describe it
 * @param options in their order
 * @param examples command lines
 * @param exitCodes a number and its meaning each
 */
record Help(
        String command,
        String arguments,
        List<String> paragraphs,
        List<HelpOption> options,
        List<String> examples,
        List<String> exitCodes) {

    private static final String EXAMPLES = "Examples:\n";
    private static final String EXIT_CODES = "Exit codes: ";
    private static final String OPTION = "[OPTION]...";
    private static final String FILE = "[@FILE]...";

    /**
     * A line in which a help tells of a subcommand.
     *
     * @param words such as {@code plugins check}
     * @param arguments may be empty
     * @param what it does
     */
    record Row(String words, String arguments, String what) {}

    static Help parse(String command, String text) throws IOException {
        var paragraphs = new ArrayList<String>();
        var options = new ArrayList<HelpOption>();
        var examples = new ArrayList<String>();
        var exitCodes = new ArrayList<String>();
        String usage = "Usage: " + command + " ";
        String arguments = "";
        for (String paragraph : text.strip().split("\n{2,}")) {
            if (paragraph.startsWith(usage)) {
                String form = paragraph.substring(usage.length());
                arguments = form.replace(OPTION, "").replace(FILE, "").strip();
            } else if (paragraph.startsWith("  -")) {
                options.addAll(HelpOption.parse(paragraph));
            } else if (paragraph.startsWith(EXAMPLES)) {
                paragraph.lines().skip(1).map(String::strip).forEach(examples::add);
            } else if (paragraph.startsWith(EXIT_CODES)) {
                String codes = joined(paragraph).substring(EXIT_CODES.length());
                exitCodes.addAll(List.of(codes.replaceAll("\\.$", "").split(", (?=\\d+ )")));
            } else {
                paragraphs.add(paragraph);
            }
        }
        if (paragraphs.isEmpty()
                || options.isEmpty()
                || examples.isEmpty()
                || exitCodes.isEmpty()
                || !text.startsWith(usage)) {
            throw new IOException(
                    "the help of %s should have usage, description, options, examples, exit codes: %s"
                            .formatted(command, text));
        }
        return new Help(command, arguments, paragraphs, options, examples, exitCodes);
    }

    static String joined(String lines) {
        return lines.replaceAll("\\s*\n\\s*", " ").strip();
    }

    /** The subcommands that it lists: their words, upper-case arguments, spaces, what they do. */
    List<Row> rows() {
        return Pattern.compile(
                        "(?m)^  %s((?: [a-z][a-z-]*)+)((?: \\S*[A-Z]\\S*)*) {2,}(\\S.*)$"
                                .formatted(Pattern.quote(command)))
                .matcher(String.join("\n\n", paragraphs))
                .results()
                .map(
                        (MatchResult row) ->
                                new Row(row.group(1).strip(), row.group(2).strip(), row.group(3)))
                .toList();
    }

    /** The name of its man page. */
    String page() {
        return command.replace(' ', '-');
    }

    /** How it is called. */
    String usage() {
        return joined("%s %s %s".formatted(OPTION, arguments, FILE)).replaceAll(" +", " ");
    }
}
