import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command of the image, with all that its help says.
 *
 * @param name such as {@code echo-client}
 * @param version of the image
 * @param help without a subcommand
 * @param subcommands in the order in which that help lists them
 */
record Program(String name, String version, Help help, List<Subcommand> subcommands) {

    /**
     * One that the help lists.
     *
     * @param words such as {@code plugins check}
     * @param arguments that are not options
     * @param what it does
     * @param help its own, or the program's if it has none
     */
    record Subcommand(String words, String arguments, String what, Help help) {}

    static Program ask(Path image, String name) throws IOException, InterruptedException {
        String launcher = image.resolve("bin/" + name).toString();
        String version = run(launcher, "--version").split(" ")[1];
        Help help = Help.parse(name, run(launcher, "--help"));
        var subcommands = new ArrayList<Subcommand>();
        for (Help.Row row : help.rows()) {
            var command = new ArrayList<String>(List.of(launcher));
            command.addAll(List.of(row.words().split(" ")));
            command.add("--help");
            String said = run(command.toArray(String[]::new));
            boolean isOwn = said.startsWith("Usage: %s %s ".formatted(name, row.words()));
            Help its = isOwn ? Help.parse(name + " " + row.words(), said) : help;
            subcommands.add(
                    new Subcommand(
                            row.words(),
                            isOwn ? its.arguments() : row.arguments(),
                            row.what(),
                            its));
        }
        return new Program(name, version, help, List.copyOf(subcommands));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(
                    "%s ended with %d: %s"
                            .formatted(String.join(" ", command), process.exitValue(), said));
        }
        return said;
    }

    /** Each help that there is, the program's first. */
    List<Help> helps() {
        var helps = new ArrayList<Help>(List.of(help));
        subcommands.stream().map(Subcommand::help).filter(h -> h != help).forEach(helps::add);
        return helps;
    }

    /** The names of its man pages. */
    List<String> pages() {
        return helps().stream().map(Help::page).toList();
    }

    /**
     * The words that can come next.
     *
     * @return by the words so far, each of those and then a space: each word and what it is for
     */
    Map<String, Map<String, String>> next() {
        var next = new LinkedHashMap<String, Map<String, String>>();
        for (Subcommand subcommand : subcommands) {
            String before = "";
            for (String word : subcommand.words().split(" ")) {
                next.computeIfAbsent(before, b -> new LinkedHashMap<>())
                        .putIfAbsent(word, subcommand.what());
                before += word + " ";
            }
        }
        return next;
    }

    /** As part of the name of a shell's function. */
    String function() {
        return "_" + name.replace('-', '_');
    }
}
