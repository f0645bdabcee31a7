package echo.server;

import echo.server.plugins.Catalog;
import echo.server.plugins.CatalogEntry;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The table that {@code --list-handlers} prints. */
final class HandlerTable {

    private static final List<String> HEADINGS = List.of("NAME", "MODULE", "VERSION", "FROM");

    private HandlerTable() {}

    static void print(Catalog catalog, PrintStream out) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADINGS);
        for (CatalogEntry entry : catalog.entries()) {
            rows.add(List.of(entry.name(), entry.module(), entry.version(), entry.source()));
        }
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).repeat(" ", widths[i] - row.get(i).length() + 2);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
