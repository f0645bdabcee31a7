package echo.server.plugins;

import echo.api.Handler;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The handlers that a server can dispatch to, by kind and name. Immutable. */
public final class Catalog {

    private final Map<HandlerKind, TreeMap<String, CatalogEntry>> entries =
            new EnumMap<>(HandlerKind.class);

    /**
     * A catalog of these.
     *
     * @param entries handlers with different names within each kind
     */
    public Catalog(Collection<CatalogEntry> entries) {
        for (HandlerKind kind : HandlerKind.values()) {
            this.entries.put(kind, new TreeMap<>());
        }
        for (CatalogEntry entry : entries) {
            if (this.entries.get(entry.kind()).putIfAbsent(entry.name(), entry) != null) {
                throw new IllegalArgumentException(
                        "two %s handlers are named %s".formatted(entry.kind(), entry.name()));
            }
        }
    }

    /**
     * The handler of a name.
     *
     * @param kind what it must serve
     * @param name the name
     * @return the handler, if there is one
     */
    public Optional<Handler> find(HandlerKind kind, String name) {
        return entry(kind, name).map(CatalogEntry::handler);
    }

    /**
     * The handler of a name, and where it is from.
     *
     * @param kind what it must serve
     * @param name the name
     * @return its entry, if there is one
     */
    public Optional<CatalogEntry> entry(HandlerKind kind, String name) {
        return Optional.ofNullable(entries.get(kind).get(name));
    }

    /**
     * Whether another catalog has the very same handler under this name. Handlers are not asked
     * whether they are equal, for they are plugins' code.
     *
     * @param other the other catalog
     * @param kind what the handler serves
     * @param name the name
     * @return whether both have it and it is one, or neither has it
     */
    public boolean hasSame(Catalog other, HandlerKind kind, String name) {
        return find(kind, name).orElse(null) == other.find(kind, name).orElse(null);
    }

    /**
     * All names of a kind, for people.
     *
     * @param kind what they serve
     * @return separated by commas, in alphabetical order
     */
    public String names(HandlerKind kind) {
        return String.join(", ", entries.get(kind).keySet());
    }

    /**
     * All handlers.
     *
     * @return by name
     */
    public List<CatalogEntry> entries() {
        return entries.values().stream()
                .flatMap(ofKind -> ofKind.values().stream())
                .sorted(Comparator.comparing(CatalogEntry::name))
                .toList();
    }
}
