package echo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

final class ChosenTest {

    private static final List<String> STEPS = List.of("64x1", "idle");
    private static final List<Peer> PEERS = List.of(peer("echo"), peer("go"));

    private static Peer peer(String name) {
        return Peer.of(name, Peer.Kind.GO, List.of(name), "");
    }

    @Test
    void nothingNamedIsAll() throws Exception {
        assertEquals(
                new Chosen(PEERS, Set.copyOf(STEPS)), Chosen.of(Set.of(), PEERS, STEPS), "all");
    }

    @Test
    void aKindOfWhichNoneIsNamedIsWhole() throws Exception {
        assertEquals(
                new Chosen(PEERS, Set.of("idle")),
                Chosen.of(Settings.words("idle"), PEERS, STEPS),
                "all servers, one step");
        assertEquals(
                new Chosen(List.of(PEERS.getFirst()), Set.of("64x1")),
                Chosen.of(Settings.words("64x1, echo"), PEERS, STEPS),
                "one of each");
    }

    @Test
    void aWordThatIsNeither() {
        var e =
                assertThrows(
                        BenchException.class,
                        () -> Chosen.of(Set.of("no"), PEERS, STEPS),
                        "no such");
        assertEquals(
                "-Dbench.only: there is no no; there are 64x1, idle, and echo, go",
                e.getMessage(),
                "what there is");
    }
}
