package echo.cli;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What a command prints about itself. */
public final class Help {

    private static final int WIDTH = 80;
    private static final String INDENT = " ".repeat(6);

    /** {@code --help}, which every command has. */
    public static final Option HELP = Option.builder("h").longOpt("help").desc("Print this.").get();

    /** {@code --version}, which every command has. */
    public static final Option VERSION =
            Option.builder("V").longOpt("version").desc("Print the version.").get();

    private Help() {}

    /**
     * Prints the options between two texts.
     *
     * @param out where to
     * @param usage the form of the command line
     * @param header what the command does
     * @param options what it takes, in this order
     * @param footer examples, exit codes
     */
    public static void print(
            PrintStream out, String usage, String header, Options options, String footer) {
        out.println("Usage: " + usage);
        out.println();
        out.println(header);
        for (Option option : options.getOptions()) {
            out.println("  " + synopsis(option));
            wrap(option.getDescription()).forEach(line -> out.println(INDENT + line));
        }
        out.println();
        out.print(footer);
        out.flush();
    }

    private static String synopsis(Option option) {
        String name = "--" + option.getLongOpt();
        if (option.getOpt() != null) {
            return "-" + option.getOpt() + ", " + name;
        }
        return option.hasArg() ? name + " " + option.getArgName() : name;
    }

    private static List<String> wrap(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && INDENT.length() + line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * The version of a command and of its Java.
     *
     * @param name the command
     * @param main its main class, whose module has the version
     * @return one line
     */
    public static String version(String name, Class<?> main) {
        var module = main.getModule().getDescriptor();
        String version = module == null ? "unknown" : module.rawVersion().orElse("unknown");
        return "%s %s (Java %s)".formatted(name, version, Runtime.version());
    }

    /**
     * An option with a value.
     *
     * @param name its long name
     * @param argument what the value is called in the help
     * @param description what it does, and its default
     * @return the option
     */
    public static Option value(String name, String argument, String description) {
        return Option.builder().longOpt(name).argName(argument).hasArg().desc(description).get();
    }

    /**
     * An option without a value.
     *
     * @param name its long name
     * @param description what it does
     * @return the option
     */
    public static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }
}
