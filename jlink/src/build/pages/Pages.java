import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Gives an image its man pages and its shells' completions. All of them are made from what the
 * image's own commands print when they are asked for help, so they can say nothing else.
 *
 * <p>Usage: java Pages.java IMAGE TIMESTAMP
 */
final class Pages {

    private Pages() {}

    static void main(String[] args) throws Exception {
        Path share = Path.of(args[0]).resolve("share");
        String date = args[1].substring(0, "2026-01-01".length());
        List<Program> programs =
                List.of(
                        Program.ask(Path.of(args[0]), "echo-client"),
                        Program.ask(Path.of(args[0]), "echo-server"));
        List<String> names = programs.stream().flatMap(p -> p.pages().stream()).toList();
        for (Program program : programs) {
            for (Help help : program.helps()) {
                String page = new ManPage(program, help).text(date, names);
                write(share.resolve("man/man1/" + help.page() + ".1"), page);
            }
            String name = program.name();
            write(share.resolve("bash-completion/completions/" + name), BashCompletion.of(program));
            write(share.resolve("zsh/site-functions/_" + name), ZshCompletion.of(program));
            write(
                    share.resolve("fish/vendor_completions.d/" + name + ".fish"),
                    FishCompletion.of(program));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
