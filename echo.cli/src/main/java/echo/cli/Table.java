package echo.cli;

import java.util.ArrayList;
import java.util.List;

/** Tables for people. */
public final class Table {

    private Table() {}

    /**
     * Columns as wide as they must be, two spaces apart.
     *
     * @param rows cells, as many in each row as in the first
     * @return a line for each row, without spaces at its end
     */
    public static List<String> lines(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var lines = new ArrayList<String>();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).repeat(" ", widths[i] - row.get(i).length() + 2);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
