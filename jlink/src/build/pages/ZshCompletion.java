import java.util.Map;
import java.util.stream.Collectors;

/** A completion for zsh, in a folder of its {@code fpath}. */
final class ZshCompletion {

    private static final String SCRIPT =
            """
            #compdef @NAME@
            # Completes the command line of @NAME@ in zsh. Made from what its --help prints.
            @FUNCTION@_operand() {
                if compset -P @; then
                    _files
                elif (($#subcommands)); then
                    _describe command subcommands
                elif [[ $operands == files ]]; then
                    _files
                fi
            }
            @FUNCTION@() {
                local operands=''
                local -a subcommands=() specs=()
                local before="${words[2,CURRENT-1]} "
                case $before in
            @NEXT@
                esac
                case $before in
            @CASES@
                esac
                _arguments $specs '*: :@FUNCTION@_operand'
            }
            @FUNCTION@ "$@"
            """;

    private ZshCompletion() {}

    static String of(Program program) {
        var cases = new StringBuilder();
        for (Program.Subcommand subcommand : program.subcommands()) {
            String words = "'" + subcommand.words() + " '*";
            append(cases, words, subcommand.arguments(), subcommand.help());
        }
        append(cases, "*", program.help().arguments(), program.help());
        return SCRIPT.replace("@CASES@\n", cases)
                .replace("@NEXT@\n", next(program))
                .replace("@FUNCTION@", program.function())
                .replace("@NAME@", program.name());
    }

    private static String next(Program program) {
        var cases = new StringBuilder();
        program.next()
                .forEach(
                        (before, words) ->
                                cases.append(
                                        "    '%s') subcommands=(%s) ;;\n"
                                                .formatted(
                                                        before.isEmpty() ? " " : before,
                                                        described(words))));
        return cases.toString();
    }

    private static String described(Map<String, String> words) {
        return words.entrySet().stream()
                .map(word -> quoted(word.getKey() + ":" + word.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static void append(StringBuilder cases, String words, String arguments, Help help) {
        cases.append("    %s)\n".formatted(words));
        if (Value.of(arguments, "") instanceof Value.File) {
            cases.append("        operands=files\n");
        }
        cases.append("        specs=(\n");
        for (HelpOption option : help.options()) {
            String value = option.value().map(v -> value(option, v)).orElse("");
            String text = "[%s]%s".formatted(escaped(option.summary()), value);
            String equals = value.isEmpty() ? "" : "=";
            option.letter().ifPresent(letter -> spec(cases, "*-" + letter + text));
            spec(cases, "*--" + option.name() + equals + text);
        }
        cases.append("        )\n        ;;\n");
    }

    private static void spec(StringBuilder cases, String spec) {
        cases.append("            ").append(quoted(spec)).append('\n');
    }

    private static String value(HelpOption option, Value value) {
        String action =
                switch (value) {
                    case Value.File file -> "_files";
                    case Value.Folder folder -> folder.isList() ? "_dir_list" : "_directories";
                    case Value.Words words -> "(" + String.join(" ", words.words()) + ")";
                    case Value.Other other -> " ";
                };
        return ":%s:%s".formatted(escaped(option.argument().orElseThrow()), action);
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\:\\[\\]]", "\\\\$0");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
