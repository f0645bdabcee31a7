import java.util.Map;
import java.util.stream.Collectors;

/** A completion for fish, in a folder of its {@code fish_complete_path}. */
final class FishCompletion {

    private static final String SCRIPT =
            """
            # Completes the command line of @NAME@ in fish. Made from what its --help prints.
            function _@FUNCTION@_begins
                set -l words (commandline -opc)[2..]
                test "$words[1..$(count $argv)]" = "$argv"
            end
            function _@FUNCTION@_is
                set -l words (commandline -opc)[2..]
                test "$words" = "$argv"
            end
            complete -c @NAME@ -f
            complete -c @NAME@ -n 'string match -q "@*" -- (commandline -ct)' \
            -a '@(__fish_complete_path (commandline -ct | string sub -s 2))'
            """;

    private final Program program;
    private final StringBuilder script = new StringBuilder();

    private FishCompletion(Program program) {
        this.program = program;
    }

    static String of(Program program) {
        var completion = new FishCompletion(program);
        completion.script.append(
                SCRIPT.replace("@FUNCTION@", program.function()).replace("@NAME@", program.name()));
        completion.append();
        return completion.script.toString();
    }

    private void append() {
        program.next().forEach((before, words) -> next("is " + before, words));
        for (Program.Subcommand subcommand : program.subcommands()) {
            String condition = quoted(condition("begins " + subcommand.words()));
            if (Value.of(subcommand.arguments(), "") instanceof Value.File) {
                line(condition, "-F");
            }
            if (subcommand.help() != program.help()) {
                subcommand.help().options().forEach(option -> option(condition, option));
            }
        }
        String others =
                program.subcommands().stream()
                        .filter(subcommand -> subcommand.help() != program.help())
                        .map(subcommand -> "not " + condition("begins " + subcommand.words()))
                        .collect(Collectors.joining("; and "));
        String condition = others.isEmpty() ? "true" : quoted(others);
        program.help().options().forEach(option -> option(condition, option));
    }

    private void next(String condition, Map<String, String> words) {
        words.forEach(
                (word, what) ->
                        line(
                                quoted(condition(condition.strip())),
                                "-a %s -d %s".formatted(word, quoted(what))));
    }

    private void option(String condition, HelpOption option) {
        String letter = option.letter().map(l -> "-s " + l + " ").orElse("");
        String value = option.value().map(v -> value(v) + " ").orElse("");
        line(
                condition,
                "%s-l %s %s-d %s"
                        .formatted(letter, option.name(), value, quoted(option.summary())));
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.File file -> "-r -F";
            case Value.Folder folder -> "-x -a '(__fish_complete_directories)'";
            case Value.Words words -> "-x -a '%s'".formatted(String.join(" ", words.words()));
            case Value.Other other -> "-x";
        };
    }

    private String condition(String words) {
        return "_%s_%s".formatted(program.function(), words);
    }

    private void line(String condition, String rest) {
        script.append("complete -c %s -n %s %s\n".formatted(program.name(), condition, rest));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
