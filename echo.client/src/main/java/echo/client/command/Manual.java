package echo.client.command;

/**
 * What the help of a subcommand says beside its options.
 *
 * @param word the first of the command line; empty for what is done without one
 * @param arguments the form of what is not an option
 * @param header what it does, in lines that fit a terminal
 * @param examples command lines, a line each
 */
public record Manual(String word, String arguments, String header, String examples) {

    /**
     * As it is called.
     *
     * @return such as {@code echo-client verify}
     */
    public String command() {
        return ("echo-client " + word).strip();
    }
}
