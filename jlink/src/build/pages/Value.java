import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a shell can complete a value with. */
sealed interface Value {

    /** The names of files and folders. */
    record File() implements Value {}

    /**
     * The names of folders.
     *
     * @param isList whether of several, with colons between
     */
    record Folder(boolean isList) implements Value {}

    /** One of these words. */
    record Words(List<String> words) implements Value {}

    /** Nothing that a shell knows. */
    record Other() implements Value {}

    /** A sentence that ends with all that can be given, such as "Log as: text or json." */
    Pattern WORDS =
            Pattern.compile("(?:^|: |\\. )([a-z0-9]+(?:(?:, or | or |, )[a-z0-9]+)+)\\.(?: |$)");

    /**
     * The value that a help speaks of.
     *
     * @param argument what it is called there
     * @param description what is said of it; may be empty
     */
    static Value of(String argument, String description) {
        List<String> names = List.of(argument.split("[^A-Z]+"));
        if (names.contains("FILE") || names.contains("PATH")) {
            return new File();
        } else if (names.contains("DIR")) {
            return new Folder(argument.contains(":"));
        }
        Matcher words = WORDS.matcher(description.replaceAll(" \\([^)]*\\)", ""));
        return words.find()
                ? new Words(List.of(words.group(1).split(", or | or |, ")))
                : new Other();
    }
}
