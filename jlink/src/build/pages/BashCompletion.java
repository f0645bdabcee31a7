import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/** A completion for bash itself: it needs no bash-completion. */
final class BashCompletion {

    private static final String SCRIPT =
            """
            # Completes the command line of @NAME@ in bash. Made from what its --help prints.
            @FUNCTION@() {
                local IFS=$' \\t\\n' cur=${COMP_WORDS[COMP_CWORD]} prefix='' words='' files='' options='' before
                local -i at=COMP_CWORD-1
                COMPREPLY=()
                # Bash ends words at = : @ too, so that one of ours comes in several;
                # what the replies are for has the @ all the same.
                if [[ $cur == [=:@] ]]; then
                    at=COMP_CWORD cur=''
                fi
                if [[ ${COMP_WORDS[at]} == @ ]]; then
                    files=-f prefix=@
                else
                    while ((at > 1)) && [[ ${COMP_WORDS[at]} == : ]]; do at=at-2; done
                    if ((at > 1)) && [[ ${COMP_WORDS[at]} == = ]]; then at=at-1; fi
                    before="${COMP_WORDS[*]:1:at} "
                    case $before in
            @NEXT@
                    esac
                    case $before in
            @CASES@
                    esac
                    if [[ $options ]]; then
                        # Of a word that is no value, what follows a colon is unknown.
                        ((at >= COMP_CWORD - 1)) || return
                        case $cur in
                        -*) words=$options files='' ;;
                        @*) prefix=@ cur=${cur#@} files=-f ;;
                        esac
                    fi
                fi
                if [[ $files ]]; then
                    # Its quotes off: bash quotes again.
                    cur=${cur#[\\"\\']} cur=${cur//\\\\/}
                    mapfile -t COMPREPLY < <(compgen "$files" -- "$cur")
                    if [[ ! $prefix ]]; then
                        compopt -o filenames 2>/dev/null
                        return
                    fi
                    # Bash would quote the @ as well.
                    for at in "${!COMPREPLY[@]}"; do
                        [[ -d ${COMPREPLY[at]} ]] && COMPREPLY[at]+=/
                        printf -v "COMPREPLY[at]" '@%q' "${COMPREPLY[at]}"
                    done
                    [[ ${COMPREPLY[*]} == */ ]] && compopt -o nospace 2>/dev/null
                else
                    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
                fi
            }
            complete -F @FUNCTION@ @NAME@
            """;

    private BashCompletion() {}

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
        return program.next().entrySet().stream()
                .map(
                        next -> {
                            String before = next.getKey().isEmpty() ? " " : next.getKey();
                            String words = String.join(" ", next.getValue().keySet());
                            return " ".repeat(8) + "'%s') words='%s' ;;\n".formatted(before, words);
                        })
                .collect(Collectors.joining());
    }

    private static void append(StringBuilder cases, String words, String arguments, Help help) {
        cases.append("        %s)\n".formatted(words));
        cases.append("            case ${COMP_WORDS[at]} in\n");
        help.options().stream()
                .filter(option -> option.value().isPresent())
                .collect(
                        Collectors.groupingBy(
                                option -> reply(option.value().get()),
                                LinkedHashMap::new,
                                Collectors.mapping(
                                        o -> "--" + o.name(), Collectors.joining(" | "))))
                .forEach(
                        (reply, names) ->
                                cases.append(" ".repeat(12))
                                        .append("%s) %s;;\n".formatted(names, reply)));
        String names =
                help.options().stream().map(o -> "--" + o.name()).collect(Collectors.joining(" "));
        cases.append(
                "            *) %soptions='%s' ;;\n"
                        .formatted(reply(Value.of(arguments, "")), names));
        cases.append("            esac\n            ;;\n");
    }

    private static String reply(Value value) {
        return switch (value) {
            case Value.File file -> "files=-f ";
            case Value.Folder folder -> "files=-d ";
            case Value.Words words -> "words='%s' ".formatted(String.join(" ", words.words()));
            case Value.Other other -> "";
        };
    }
}
