package echo.server.plugins;

/** Why a plugin cannot be loaded: one line with the reason and the remedy. */
final class PluginException extends Exception {

    private static final long serialVersionUID = 1;

    PluginException(String reason, String remedy) {
        super(firstLine(reason) + "; " + remedy);
    }

    /** What to do about a class or a module-info that is too new. */
    static String buildForThisJava() {
        return "build it for Java %d or earlier".formatted(Runtime.version().feature());
    }

    /** The type and the message of a failure, and of what it comes from. */
    static String described(Throwable failure) {
        String first = typeAndMessage(failure);
        Throwable cause = failure.getCause();
        return cause == null ? first : "%s (%s)".formatted(first, typeAndMessage(cause));
    }

    private static String typeAndMessage(Throwable failure) {
        String message = message(failure);
        String type = failure.getClass().getSimpleName();
        return message.isEmpty() ? type : type + ": " + message;
    }

    /** The first line of a failure's message, or nothing. */
    static String message(Throwable failure) {
        try {
            return firstLine(failure.getMessage() == null ? "" : failure.getMessage());
        } catch (RuntimeException | Error speechless) {
            // It may be a plugin's own class.
            return "";
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
