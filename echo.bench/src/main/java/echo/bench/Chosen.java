package echo.bench;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What {@code bench.only} leaves of scenarios and servers: a kind of which none is named is whole.
 */
record Chosen(List<Peer> peers, Set<String> steps) {

    static Chosen of(Set<String> only, List<Peer> peers, List<String> steps) throws BenchException {
        Set<String> unknown = new TreeSet<>(only);
        peers.forEach(peer -> unknown.remove(peer.name()));
        steps.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new BenchException(
                    "-Dbench.only: there is no %s; there are %s, and %s"
                            .formatted(
                                    String.join(", ", unknown),
                                    String.join(", ", steps),
                                    String.join(", ", peers.stream().map(Peer::name).toList())));
        }
        return new Chosen(
                named(peers, Peer::name, only), Set.copyOf(named(steps, step -> step, only)));
    }

    boolean has(String step) {
        return steps.contains(step);
    }

    private static <T> List<T> named(List<T> all, Function<T, String> name, Set<String> only) {
        List<T> named = all.stream().filter(each -> only.contains(name.apply(each))).toList();
        return named.isEmpty() ? all : named;
    }
}
