package echo.server.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A plugin that is broken is left out, with one line that says why, and the others are loaded. */
@Timeout(60)
final class QuarantineTest {

    @TempDir private Path work;
    private PluginFolder plugins;

    @BeforeEach
    void makeFolder() throws Exception {
        plugins = new PluginFolder(work);
    }

    @AfterEach
    void removeLinks() throws Exception {
        plugins.removeLinks();
    }

    static List<Fault> ofEachPlugin() {
        var all = new ArrayList<>(JarFaults.all());
        all.addAll(ModuleFaults.all());
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void ofEachPlugin(Fault fault) throws Exception {
        Path broken = fault.build().in(plugins);
        try (var loaded = plugins.load()) {
            PluginFolder.assertLeftOut(loaded, broken, fault);
        }
    }

    static Stream<Fault> ofConnectionHandlers() {
        return new ProviderFaults(HandlerKind.STREAM).all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void ofConnectionHandlers(Fault fault) throws Exception {
        ofEachPlugin(fault);
    }

    static Stream<Fault> ofDatagramHandlers() {
        return new ProviderFaults(HandlerKind.DATAGRAM).all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void ofDatagramHandlers(Fault fault) throws Exception {
        ofEachPlugin(fault);
    }

    static Stream<Fault> thatWouldTakeForEver() {
        return Stream.of(HandlerKind.values())
                .flatMap(kind -> new ProviderFaults(kind).endless().stream());
    }

    /** Loading goes on after a bounded time. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void thatWouldTakeForEver(Fault fault) throws Exception {
        Path broken = fault.build().in(plugins);
        try (var loaded = plugins.loadSoon()) {
            PluginFolder.assertLeftOut(loaded, broken, fault);
        }
    }

    @Test
    void theOrderIsThatOfTheNames() throws Exception {
        for (String name : List.of("c.jar", "b.jar", "a.jar")) {
            Files.writeString(plugins.entry(name), "this is no jar");
        }
        try (var loaded = plugins.load()) {
            assertEquals(
                    List.of("a.jar", "b.jar", "c.jar"),
                    loaded.problems().stream()
                            .map(line -> line.replaceAll(".*/(.\\.jar) .*", "$1"))
                            .toList(),
                    "in alphabetical order");
        }
    }
}
