package echo.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON (RFC 8259). A library that did it would be larger than all of ours, and nothing here
 * reads any.
 */
public final class Json {

    private Json() {}

    /**
     * The text of a value.
     *
     * @param value a map with text keys, a list, a text, a finite number or a boolean, and so on
     *     within
     * @return one line
     * @throws IllegalArgumentException if there is anything else in it
     */
    public static String text(Object value) {
        var text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(Object value, StringBuilder text) {
        switch (value) {
            case Map<?, ?> map -> {
                text.append('{');
                for (Iterator<?> keys = map.keySet().iterator(); keys.hasNext(); ) {
                    Object key = keys.next();
                    quote(key.toString(), text);
                    text.append(": ");
                    write(map.get(key), text);
                    text.append(keys.hasNext() ? ", " : "");
                }
                text.append('}');
            }
            case List<?> list -> {
                text.append('[');
                for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
                    write(items.next(), text);
                    text.append(items.hasNext() ? ", " : "");
                }
                text.append(']');
            }
            case String string -> quote(string, text);
            case Integer number -> text.append(number.intValue());
            case Long number -> text.append(number.longValue());
            case Double number when Double.isFinite(number) -> text.append(number.doubleValue());
            case Boolean bool -> text.append(bool.booleanValue());
            default ->
                    throw new IllegalArgumentException("JSON has no " + value.getClass().getName());
        }
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"');
        for (char c : string.toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
