package echo.cli;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

import java.time.Duration;
import java.util.List;

/**
 * A command line taken apart: options with checked values, and the arguments that are left. Of an
 * option that is given several times the last value counts, so that what follows an {@code @file}
 * overrides it. Immutable.
 */
public final class Arguments {

    private final CommandLine line;

    private Arguments(CommandLine line) {
        this.line = line;
    }

    /**
     * Takes a command line apart, {@code @file} arguments first.
     *
     * @param options those that there are
     * @param args the command line
     * @return its options and arguments
     * @throws UsageException if it has an option that there is not, or one without its value
     */
    public static Arguments parse(Options options, String... args) throws UsageException {
        return of(options, words(args));
    }

    /**
     * The words of a command line, those of its files among them.
     *
     * @param args the command line
     * @return what stands for {@code @file} arguments is in their place
     * @throws UsageException if a file cannot be read
     */
    public static String[] words(String... args) throws UsageException {
        return ArgumentFiles.expand(args);
    }

    /**
     * Takes words apart, in which {@code @} means nothing any more.
     *
     * @param options those that there are
     * @param words the command line, or what is left of it
     * @return its options and arguments
     * @throws UsageException if there is an option that there is not, or one without its value
     */
    public static Arguments of(Options options, String... words) throws UsageException {
        DefaultParser parser =
                DefaultParser.builder()
                        .setAllowPartialMatching(false)
                        .setStripLeadingAndTrailingQuotes(false)
                        .get();
        try {
            return new Arguments(parser.parse(options, words));
        } catch (UnrecognizedOptionException e) {
            throw new UsageException("unknown option '" + e.getOption() + "'");
        } catch (MissingArgumentException e) {
            throw new UsageException(
                    "--%s needs a value: %s"
                            .formatted(e.getOption().getLongOpt(), e.getOption().getArgName()));
        } catch (ParseException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /**
     * Whether an option is given.
     *
     * @param option its long name
     * @return whether it is
     */
    public boolean has(String option) {
        return line.hasOption(option);
    }

    /**
     * What is left when the options are taken out.
     *
     * @return the arguments in their order
     */
    public List<String> rest() {
        return line.getArgList();
    }

    /**
     * All values of an option.
     *
     * @param option its long name
     * @return the values in their order, none if it is not given
     */
    public List<String> values(String option) {
        String[] values = line.getOptionValues(option);
        return values == null ? List.of() : List.of(values);
    }

    /**
     * The value of an option.
     *
     * @param option its long name
     * @param otherwise the value if it is not given
     * @return the last value
     */
    public String value(String option, String otherwise) {
        List<String> values = values(option);
        return values.isEmpty() ? otherwise : values.getLast();
    }

    /**
     * The value of an option that takes a whole number.
     *
     * @param option its long name
     * @param otherwise the value if it is not given
     * @param least the least that is possible
     * @param most the most that is possible
     * @return the number
     * @throws UsageException if it is no number or out of range
     */
    public int number(String option, String otherwise, int least, int most) throws UsageException {
        return Numbers.parse("--" + option, value(option, otherwise), least, most);
    }

    /**
     * The value of an option that takes a number of bytes.
     *
     * @param option its long name
     * @param otherwise the value if it is not given
     * @param least the least that is possible
     * @param most the most that is possible
     * @return bytes
     * @throws UsageException if it is no size or out of range
     */
    public long size(String option, String otherwise, long least, long most) throws UsageException {
        return Sizes.parse("--" + option, value(option, otherwise), least, most);
    }

    /**
     * The value of an option that takes a duration.
     *
     * @param option its long name
     * @param otherwise the value if it is not given
     * @param least the shortest that is possible
     * @param most the longest that is possible
     * @return the duration
     * @throws UsageException if it is not one or out of range
     */
    public Duration duration(String option, String otherwise, Duration least, Duration most)
            throws UsageException {
        String text = value(option, otherwise);
        Duration duration = Durations.parse("--" + option, text);
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new UsageException(
                    "--%s '%s' is not between %s and %s"
                            .formatted(option, text, Durations.text(least), Durations.text(most)));
        }
        return duration;
    }

    /**
     * The value of an option that takes one of a few words.
     *
     * @param option its long name
     * @param otherwise the value if it is not given
     * @param choices the words
     * @return one of them
     * @throws UsageException if it is none of them
     */
    public String choice(String option, String otherwise, List<String> choices)
            throws UsageException {
        String text = value(option, otherwise);
        if (!choices.contains(text)) {
            throw new UsageException(
                    "--%s '%s' is none of %s".formatted(option, text, String.join(", ", choices)));
        }
        return text;
    }
}
