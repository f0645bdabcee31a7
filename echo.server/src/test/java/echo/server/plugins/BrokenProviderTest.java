package echo.server.plugins;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Handlers that fail before they serve anyone are left out, and the others are loaded. */
@Timeout(60)
final class BrokenProviderTest {

    private static final String NAME_RULE = "a name is a lower-case letter, then";

    @TempDir private Path work;
    private PluginFolder plugins;

    @BeforeEach
    void makeFolder() throws Exception {
        plugins = new PluginFolder(work);
    }

    @Test
    void itsConstructorThrows() {
        plugins.assertLeftOut(
                handler("public Main() { throw new IllegalStateException(\"a fault\"); }"),
                "IllegalStateException: a fault",
                "mend");
    }

    @Test
    void itsInitialiserThrows() {
        plugins.assertLeftOut(
                handler("static { if (true) throw new IllegalStateException(\"a fault\"); }"),
                "IllegalStateException: a fault",
                "mend");
    }

    @Test
    void itHasNoPublicConstructor() throws Exception {
        // The compiler would not let it be provided, so it is put in afterwards.
        var hidden =
                plugins.otherModule("broken")
                        .handler("Main", "\"broken\"", "private Main() {}")
                        .compile();
        var module = plugins.module().handler("broken").compile();
        Files.copy(
                hidden.classFile("Main"),
                module.classFile("Main"),
                StandardCopyOption.REPLACE_EXISTING);
        plugins.assertLeftOut(
                module.pack(plugins.entry("broken.jar")), "public", "mend the provider");
    }

    /** The first by the name of its file keeps the name. */
    @Test
    void itsNameIsTaken() {
        plugins.assertLeftOut(
                plugins.module().handler("good").jar(plugins.entry("z.jar")),
                "the name 'good' is taken by good.plugin (" + plugins.entry("good.jar") + ")",
                "rename one of them");
    }

    @Test
    void oneOfItsNamesIsTaken() {
        var module =
                plugins.module()
                        .handler("A", "\"other\"", "")
                        .handler("B", "\"good\"", "")
                        .directive("provides echo.api.ConnectionHandler with broken.A, broken.B;");
        plugins.assertLeftOut(
                module.jar(plugins.entry("z.jar")),
                "the name 'good' is taken by good.plugin",
                "rename one of them");
    }

    @Test
    void twoOfItsNamesAreTheSame() {
        var module =
                plugins.module()
                        .handler("A", "\"same\"", "")
                        .handler("B", "\"same\"", "")
                        .directive("provides echo.api.ConnectionHandler with broken.A, broken.B;");
        plugins.assertLeftOut(
                module.jar(plugins.entry("broken.jar")),
                "the name 'same' is taken by broken",
                "rename one of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "two words", "9lives", "a,b"})
    void itsNameIsNone(String name) {
        plugins.assertLeftOut(
                named('"' + name + '"'), "broken.Main names itself '" + name + "'", NAME_RULE);
    }

    @Test
    void itHasNoName() {
        plugins.assertLeftOut(named("null"), "broken.Main names itself 'null'", NAME_RULE);
    }

    @Test
    void sayingItsNameThrows() {
        plugins.assertLeftOut(
                named("String.valueOf(1 / (hashCode() - hashCode()))"),
                "ArithmeticException: / by zero",
                "mend");
    }

    @Test
    void sayingItsNameIsAnError() {
        plugins.assertLeftOut(
                named(
                        "java.util.Objects.requireNonNullElseGet(null, () -> { throw new"
                                + " AssertionError(\"a fault\"); })"),
                "AssertionError: a fault",
                "mend");
    }

    private Path handler(String member) {
        return plugins.module()
                .handler("Main", "\"broken\"", member)
                .provides("Main")
                .jar(plugins.entry("broken.jar"));
    }

    private Path named(String expression) {
        return plugins.module()
                .handler("Main", expression, "")
                .provides("Main")
                .jar(plugins.entry("broken.jar"));
    }
}
