import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An option as a help describes it.
 *
 * @param letter the short name, without its hyphen
 * @param name the long one, without its hyphens
 * @param argument what its value is called
 * @param description in sentences
 */
record HelpOption(
        Optional<String> letter, String name, Optional<String> argument, String description) {

    private static final Pattern OPTION =
            Pattern.compile(
                    "(?m)^  (?:-(\\w), )?--([a-z][a-z0-9-]*)(?: (\\S.*))?\\n"
                            + "((?: {6}.*(?:\\n"
                            + "|\\z))+)");

    static List<HelpOption> parse(String paragraph) {
        return OPTION.matcher(paragraph)
                .results()
                .map(
                        (MatchResult option) ->
                                new HelpOption(
                                        Optional.ofNullable(option.group(1)),
                                        option.group(2),
                                        Optional.ofNullable(option.group(3)),
                                        Help.joined(option.group(4))))
                .toList();
    }

    /** What its value can be, if it takes one. */
    Optional<Value> value() {
        return argument.map(a -> Value.of(a, description));
    }

    /** The first sentence of the description, without its dot. */
    String summary() {
        return description.split("\\.(?= [A-Z]|$)")[0];
    }
}
