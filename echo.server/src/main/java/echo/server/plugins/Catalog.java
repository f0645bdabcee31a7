package echo.server.plugins;

import echo.api.ConnectionHandler;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The handlers that a server can dispatch to, by name. Immutable. */
public final class Catalog {

    private final Map<String, CatalogEntry> entries;

    /**
     * A catalog of these.
     *
     * @param entries handlers with different names
     */
    public Catalog(Collection<CatalogEntry> entries) {
        var byName = new TreeMap<String, CatalogEntry>();
        for (CatalogEntry entry : entries) {
            if (byName.putIfAbsent(entry.name(), entry) != null) {
                throw new IllegalArgumentException("two handlers are named " + entry.name());
            }
        }
        this.entries = Collections.unmodifiableMap(byName);
    }

    /**
     * The handler of a name.
     *
     * @param name the name
     * @return the handler, if there is one
     */
    public Optional<ConnectionHandler> find(String name) {
        return Optional.ofNullable(entries.get(name)).map(CatalogEntry::handler);
    }

    /**
     * All names, for people.
     *
     * @return separated by commas, in alphabetical order
     */
    public String names() {
        return String.join(", ", entries.keySet());
    }

    /**
     * All handlers.
     *
     * @return by name
     */
    public List<CatalogEntry> entries() {
        return List.copyOf(entries.values());
    }
}
