package echo.server.metrics;

/**
 * What tells the samples of a family from each other.
 *
 * @param text names and values, as they are on the page between the braces
 */
public record Labels(String text) {

    /** None. */
    public static final Labels NONE = new Labels("");

    /**
     * These, and one more.
     *
     * @param name lower case and {@code _}
     * @param value any text
     * @return all of them
     */
    public Labels and(String name, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return new Labels(text + (text.isEmpty() ? "" : ",") + name + "=\"" + escaped + "\"");
    }

    /** With braces, if there are any. */
    @Override
    public String toString() {
        return text.isEmpty() ? "" : "{" + text + "}";
    }
}
