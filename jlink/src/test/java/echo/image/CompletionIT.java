package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The shells complete the command lines of both commands. */
final class CompletionIT {

    private static final Path SHARE = Image.BUILT.home().resolve("share");

    private static final String CALL =
            """
            . "$1" && shift
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
            set -- $(complete -p "$1")
            "$3"
            ((${#COMPREPLY[@]})) && printf '%s\\n' "${COMPREPLY[@]}"
            exit 0
            """;

    @TempDir private Path folder;

    @BeforeEach
    void someFiles() throws Exception {
        Files.createFile(folder.resolve("plain.txt"));
        Files.createFile(folder.resolve("my file.txt"));
        Files.createDirectory(folder.resolve("plugins-of-mine"));
    }

    /** Words as bash takes them apart; the last is the one to complete. */
    private List<String> bash(String command, String... words) throws Exception {
        Machine.needs("bash");
        String script = SHARE.resolve("bash-completion/completions/" + command).toString();
        var line = new ArrayList<String>(List.of("bash", "-c", CALL, "bash", script, command));
        line.addAll(List.of(words));
        Run run = Run.of(new ProcessBuilder(line).directory(folder.toFile()), "");
        assertEquals("", run.err(), () -> "nothing but words for " + List.of(words));
        assertEquals(0, run.exit(), () -> "words for " + List.of(words));
        return run.out().lines().sorted().toList();
    }

    private static List<String> sorted(List<String> words) {
        return words.stream().sorted().toList();
    }

    @Test
    void bashKnowsTheSubcommandsAsFirstWords() throws Exception {
        for (String command : List.of("echo-client", "echo-server")) {
            List<String> words = sorted(Commands.subcommands(command));
            assertEquals(words, bash(command, ""), command + " and a space");
        }
        assertEquals(List.of("verify"), bash("echo-client", "ver"), "what it begins with");
        assertEquals(List.of("check"), bash("echo-server", "plugins", ""), "the second word");
        assertEquals(List.of(), bash("echo-client", "localhost", "ver"), "a host comes first");
    }

    @Test
    void bashKnowsEveryOption() throws Exception {
        var lines = new ArrayList<List<String>>(List.of(List.of("echo-server")));
        lines.add(List.of("echo-client"));
        for (String word : Commands.subcommands("echo-client")) {
            lines.add(List.of("echo-client", word));
        }
        for (List<String> line : lines) {
            List<String> options = Commands.options(Commands.help(String.join("-", line)));
            var words = new ArrayList<String>(line.subList(1, line.size()));
            words.add("--");
            assertEquals(
                    sorted(options),
                    bash(line.getFirst(), words.toArray(String[]::new)),
                    () -> "options of " + line);
        }
        assertEquals(
                List.of("--bytes"),
                bash("echo-client", "verify", "localhost", "7", "--by"),
                "behind other words");
    }

    @Test
    void bashKnowsValuesThatAreFewWords() throws Exception {
        assertEquals(
                List.of("debug", "error", "info", "off", "trace", "warn"),
                bash("echo-server", "--log-level", ""),
                "all of them");
        assertEquals(List.of("debug"), bash("echo-server", "--log-level", "=", "d"), "behind =");
        assertEquals(
                List.of("dgram", "stream"),
                bash("echo-client", "resolve", "--type", "="),
                "right behind =");
    }

    @Test
    void bashKnowsFiles() throws Exception {
        assertEquals(
                List.of("plain.txt", "plugins-of-mine"),
                bash("echo-server", "--port-file", "pl"),
                "of an option");
        assertEquals(
                List.of("my file.txt"), bash("echo-server", "plugins", "check", "my\\ "), "quoted");
        assertEquals(
                List.of("plugins-of-mine"), bash("echo-server", "--module-path", ""), "folders");
        assertEquals(
                List.of("plugins-of-mine"),
                bash("echo-server", "--module-path", "plugins-of-mine", ":", "p"),
                "more folders");
        assertEquals(
                List.of("@plain.txt", "@plugins-of-mine/"),
                bash("echo-client", "verify", "@", "pl"),
                "of arguments");
        assertEquals(List.of("@my\\ file.txt"), bash("echo-server", "@my"), "where @ is no end");
    }

    @Test
    void bashKnowsNothingElse() throws Exception {
        assertEquals(List.of(), bash("echo-client", "nonsense", "pl"), "no files");
        assertEquals(List.of(), bash("echo-client", "verify", "--nonsense"), "no such option");
        assertEquals(List.of(), bash("echo-client", "verify", "--bytes", ""), "any number");
        assertEquals(List.of(), bash("echo-client", "--message", "--"), "any text");
        assertEquals(List.of(), bash("echo-client", "tcp", ":"), "the rest of a URI");
    }

    @Test
    void zshTakesItsOwn() throws Exception {
        Machine.needs("zsh");
        for (String command : List.of("echo-client", "echo-server")) {
            Path script = SHARE.resolve("zsh/site-functions/_" + command);
            Run run = Run.of("zsh", "-n", script.toString());
            assertEquals(0, run.exit(), () -> script + " should be right: " + run.err());
            assertTrue(
                    Files.readString(script).startsWith("#compdef " + command + "\n"),
                    script + " should say what it completes");
        }
    }

    @Test
    void fishKnowsTheSubcommandsToo() throws Exception {
        Machine.needs("fish");
        for (String command : List.of("echo-client", "echo-server")) {
            Path script = SHARE.resolve("fish/vendor_completions.d/" + command + ".fish");
            String ask = "source '%s'; complete -C '%s '".formatted(script, command);
            Run run = Run.of("fish", "--no-config", "-c", ask);
            assertEquals("", run.err(), script + " should be right");
            assertEquals(
                    sorted(Commands.subcommands(command)),
                    run.out().lines().map(line -> line.split("\t")[0]).sorted().toList(),
                    "words behind " + command);
        }
    }
}
