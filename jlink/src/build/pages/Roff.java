/** Text as roff takes it, which shows it in the very letters that were given. */
final class Roff {

    private Roff() {}

    /**
     * Letters that roff reads or prints as others: a plain hyphen or quote is typographic there.
     */
    static String text(String text) {
        var roff = new StringBuilder();
        text.codePoints().forEach(letter -> append(roff, letter));
        return roff.toString();
    }

    private static void append(StringBuilder roff, int letter) {
        switch (letter) {
            case '\\' -> roff.append("\\e");
            case '-' -> roff.append("\\-");
            case '\'' -> roff.append("\\(aq");
            case '`' -> roff.append("\\(ga");
            case '^' -> roff.append("\\(ha");
            case '~' -> roff.append("\\(ti");
            default -> {
                if (letter < 0x7f) {
                    roff.appendCodePoint(letter);
                } else {
                    roff.append("\\[u%04X]".formatted(letter));
                }
            }
        }
    }

    /** A line of text, never a macro. */
    static String line(String text) {
        String roff = text(text);
        return (roff.startsWith(".") ? "\\&" : "") + roff + "\n";
    }

    static String bold(String text) {
        return "\\fB" + text(text) + "\\fR";
    }

    static String italic(String text) {
        return "\\fI" + text(text) + "\\fR";
    }
}
