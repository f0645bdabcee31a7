package echo.server.reload;

import echo.server.plugins.Catalog;
import echo.server.plugins.CatalogEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reload has changed, in one line. */
final class Changes {

    private Changes() {}

    static String between(Catalog before, Catalog after) {
        var added = new ArrayList<String>();
        var upgraded = new ArrayList<String>();
        var removed = new ArrayList<String>();
        int unchanged = 0;
        for (CatalogEntry entry : after.entries()) {
            Optional<CatalogEntry> old = before.entry(entry.kind(), entry.name());
            if (old.isEmpty()) {
                added.add(text(entry, version(entry)));
            } else if (after.hasSame(before, entry.kind(), entry.name())) {
                unchanged++;
            } else {
                upgraded.add(text(entry, upgrade(old.get(), entry)));
            }
        }
        for (CatalogEntry entry : before.entries()) {
            if (after.entry(entry.kind(), entry.name()).isEmpty()) {
                removed.add(text(entry, version(entry)));
            }
        }
        var parts = new ArrayList<String>();
        addPart(parts, "added", added);
        addPart(parts, "upgraded", upgraded);
        addPart(parts, "removed", removed);
        parts.add(unchanged + " unchanged");
        return String.join("; ", parts);
    }

    private static void addPart(List<String> parts, String word, List<String> handlers) {
        if (!handlers.isEmpty()) {
            parts.add(word + " " + String.join(", ", handlers));
        }
    }

    private static String text(CatalogEntry entry, String version) {
        return (entry.kind() + " " + entry.name() + " " + version).strip();
    }

    private static String upgrade(CatalogEntry old, CatalogEntry entry) {
        return old.version().equals(entry.version())
                ? version(entry)
                : old.version() + " -> " + entry.version();
    }

    private static String version(CatalogEntry entry) {
        return entry.version().equals("-") ? "" : entry.version();
    }
}
