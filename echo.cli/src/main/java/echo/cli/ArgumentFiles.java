package echo.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the words of a file in the place of {@code @FILE}: a configuration is a file of options. */
final class ArgumentFiles {

    // A comment, or a word of bare and quoted parts; a quote that is not closed matches neither.
    // Possessive, as a match that can be taken back needs stack for each part.
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:(#.*)|((?:[^\\s'\"]++|\"[^\"]*\"|'[^']*')++)(?=\\s|$))",
                    Pattern.DOTALL);
    private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^'\"]+)");

    private ArgumentFiles() {}

    /** The arguments with each {@code @FILE} replaced; {@code @@TEXT} is the word {@code @TEXT}. */
    static String[] expand(String... arguments) throws UsageException {
        var words = new ArrayList<String>();
        for (String argument : arguments) {
            if (argument.startsWith("@@")) {
                words.add(argument.substring(1));
            } else if (argument.length() > 1 && argument.startsWith("@")) {
                int number = 0;
                for (String line : read(argument)) {
                    addWords(line, "%s, line %d".formatted(argument, ++number), words);
                }
            } else {
                words.add(argument);
            }
        }
        return words.toArray(String[]::new);
    }

    private static List<String> read(String argument) throws UsageException {
        try {
            return Files.readAllLines(Path.of(argument.substring(1)));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new UsageException(argument + ": there is no such file");
        } catch (MalformedInputException e) {
            throw new UsageException(argument + ": the file is not UTF-8 text");
        } catch (IOException e) {
            throw new UsageException(argument + ": the file cannot be read: " + e.getMessage());
        }
    }

    private static void addWords(String line, String where, List<String> words)
            throws UsageException {
        Matcher token = TOKEN.matcher(line);
        int end = 0;
        while (token.lookingAt()) {
            if (token.group(2) != null) {
                var word = new StringBuilder();
                PART.matcher(token.group(2))
                        .results()
                        .forEach(
                                part -> {
                                    for (int i = 1; i <= 3; i++) {
                                        word.append(part.group(i) == null ? "" : part.group(i));
                                    }
                                });
                words.add(word.toString());
            }
            end = token.end();
            token.region(end, line.length());
        }
        if (!line.substring(end).isBlank()) {
            throw new UsageException(
                    where + ": a quote is not closed: " + line.substring(end).strip());
        }
    }
}
