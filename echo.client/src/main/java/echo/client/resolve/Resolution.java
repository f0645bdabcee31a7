package echo.client.resolve;

import echo.api.net.AddressInfo;
import echo.api.net.AddressText;
import echo.cli.Table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answers of a resolution, as they are printed. */
public final class Resolution {

    private static final List<String> HEADINGS =
            List.of("FAMILY", "TYPE", "PROTOCOL", "ADDRESS", "PORT", "CANONNAME");

    private Resolution() {}

    /**
     * For people.
     *
     * @param answers what was found
     * @return a table with a line for each, and a heading
     */
    public static List<String> table(List<AddressInfo> answers) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADINGS);
        for (AddressInfo answer : answers) {
            rows.add(
                    List.of(
                            answer.family().toString(),
                            answer.type().toString(),
                            answer.protocol().toString(),
                            AddressText.of(answer.address().getAddress()),
                            Integer.toString(answer.address().getPort()),
                            answer.canonicalName()));
        }
        return Table.lines(rows);
    }

    /**
     * For programs.
     *
     * @param answers what was found
     * @return objects with {@code family}, {@code type}, {@code protocol}, {@code canonname},
     *     {@code address}, {@code port}
     */
    public static List<Map<String, Object>> json(List<AddressInfo> answers) {
        var objects = new ArrayList<Map<String, Object>>();
        for (AddressInfo answer : answers) {
            var object = new LinkedHashMap<String, Object>();
            object.put("family", answer.family().toString());
            object.put("type", answer.type().toString());
            object.put("protocol", answer.protocol().toString());
            object.put("canonname", answer.canonicalName());
            object.put("address", AddressText.of(answer.address().getAddress()));
            object.put("port", answer.address().getPort());
            objects.add(object);
        }
        return objects;
    }
}
