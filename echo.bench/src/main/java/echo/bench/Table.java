package echo.bench;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown. */
final class Table {

    private final List<String> lines = new ArrayList<>();

    Table(List<String> header) {
        row(header);
        lines.add("|" + " --- |".repeat(header.size()));
    }

    void row(List<String> cells) {
        lines.add("| " + String.join(" | ", cells.stream().map(Table::cell).toList()) + " |");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
