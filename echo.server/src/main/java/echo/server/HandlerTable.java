package echo.server;

import echo.cli.Table;
import echo.server.plugins.Catalog;
import echo.server.plugins.CatalogEntry;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The table that {@code --list-handlers} prints. */
final class HandlerTable {

    private static final List<String> HEADINGS =
            List.of("NAME", "KIND", "MODULE", "VERSION", "FROM");

    private HandlerTable() {}

    static void print(Catalog catalog, PrintStream out) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADINGS);
        for (CatalogEntry entry : catalog.entries()) {
            rows.add(
                    List.of(
                            entry.name(),
                            entry.kind().toString(),
                            entry.module(),
                            entry.version(),
                            entry.source()));
        }
        Table.lines(rows).forEach(out::println);
    }
}
