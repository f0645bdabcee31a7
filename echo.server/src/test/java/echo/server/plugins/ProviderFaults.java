package echo.server.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Handlers that fail before they serve anyone.
 *
 * @param kind of the handlers
 */
record ProviderFaults(HandlerKind kind) {

    private static final String NAME_RULE = "a name is a lower-case letter, then";
    private static final String MEND = "mend its code, or remove the plugin";
    private static final String DO_NOT_WAIT = "a constructor and name() must not wait";
    private static final String RENAME = "rename one of them";

    List<Fault> all() {
        var faults =
                new ArrayList<>(
                        List.of(
                                fault(
                                        "its constructor throws",
                                        "public Main() { throw new IllegalStateException(\"oh\","
                                                + " new java.io.IOException(\"why\")); }",
                                        "broken.Main cannot be made: IllegalStateException: oh"
                                                + " (IOException: why)",
                                        MEND),
                                fault(
                                        "its initialiser throws",
                                        "static { if (true) throw new"
                                                + " IllegalStateException(\"oh\"); }",
                                        "broken.Main cannot be made: IllegalStateException: oh",
                                        MEND),
                                fault(
                                        "its constructor throws what cannot say what it is",
                                        "public Main() { throw new RuntimeException() { public"
                                                + " String getMessage() { throw this; } }; }",
                                        "broken.Main cannot be made: ",
                                        MEND),
                                fault(
                                        "its provider method answers nothing",
                                        "public static Main provider() { return null; }",
                                        "null",
                                        "provide a public class"),
                                named("say()", "say() throws", "ArithmeticException: / by zero"),
                                named("err()", "err() is an Error", "AssertionError: oh"),
                                new Fault(
                                        "it has no public constructor",
                                        this::withoutConstructor,
                                        "broken.Main has no public constructor without parameters",
                                        "give it one, or a public static method provider()"),
                                new Fault(
                                        // The first by the name of its file keeps the name.
                                        "its name is taken",
                                        plugins -> handlers(plugins, "good"),
                                        "the name 'good' is taken by good.plugin (",
                                        RENAME),
                                new Fault(
                                        "one of its names is taken",
                                        plugins -> handlers(plugins, "other", "good"),
                                        "the name 'good' is taken by good.plugin (",
                                        RENAME),
                                new Fault(
                                        "two of its names are the same",
                                        plugins -> handlers(plugins, "same", "same"),
                                        "the name 'same' is taken by broken (",
                                        RENAME)));
        for (String name : List.of("", "Upper", "two words", "9lives", "a,b")) {
            faults.add(
                    new Fault(
                            "its name is '" + name + "'",
                            plugins -> handlers(plugins, name),
                            "names itself '" + name + "'",
                            NAME_RULE));
        }
        faults.add(
                new Fault(
                        "it has no name",
                        plugins -> named(plugins, "null", ""),
                        "broken.Main names itself 'null'",
                        NAME_RULE));
        return faults;
    }

    /** Those that would hold up the loading for ever. */
    List<Fault> endless() {
        return List.of(
                fault(
                        "its constructor waits for ever",
                        "public Main() throws Exception { new"
                                + " java.util.concurrent.CountDownLatch(1).await(); }",
                        "making its handlers did not end within ",
                        DO_NOT_WAIT),
                fault(
                        "its initialiser waits for ever, and does not hear interrupts",
                        "static { new java.util.concurrent.Semaphore(0).acquireUninterruptibly();"
                                + " }",
                        "making its handlers did not end within ",
                        DO_NOT_WAIT),
                new Fault(
                        "it never says its name",
                        plugins ->
                                named(
                                        plugins,
                                        "never()",
                                        "static String never() { java.util.concurrent.locks"
                                                + ".LockSupport.parkNanos(30_000_000_000L);"
                                                + " return \"broken\"; }"),
                        "making its handlers did not end within ",
                        DO_NOT_WAIT));
    }

    private Fault fault(String what, String member, String reason, String remedy) {
        return new Fault(what, plugins -> named(plugins, "\"broken\"", member), reason, remedy);
    }

    private Fault named(String expression, String what, String reason) {
        String members =
                "static String say() { return \"\" + 1 / Integer.parseInt(\"0\"); }"
                        + " static String err() { throw new AssertionError(\"oh\"); }";
        return new Fault(
                "saying its name: " + what,
                plugins -> named(plugins, expression, members),
                "broken.Main cannot say its name: " + reason,
                MEND);
    }

    private Path named(PluginFolder plugins, String expression, String members) {
        return plugins.module()
                .kind(kind)
                .handler("Main", expression, members)
                .provides("Main")
                .jar(plugins.entry("z.jar"));
    }

    private Path handlers(PluginFolder plugins, String... names) {
        TestModule module = plugins.module().kind(kind);
        var types = new ArrayList<String>();
        for (String name : names) {
            String type = "Main" + types.size();
            module.handler(type, '"' + name + '"', "");
            types.add(type);
        }
        return module.provides(types.toArray(String[]::new)).jar(plugins.entry("z.jar"));
    }

    /** The compiler would not let it be provided, so it is put in afterwards. */
    private Path withoutConstructor(PluginFolder plugins) throws IOException {
        var hidden =
                plugins.otherModule("broken")
                        .kind(kind)
                        .handler("Main", "\"broken\"", "private Main() {}")
                        .compile();
        var module = plugins.module().kind(kind).handler("broken").compile();
        Files.copy(
                hidden.classFile("Main"),
                module.classFile("Main"),
                StandardCopyOption.REPLACE_EXISTING);
        return module.pack(plugins.entry("broken.jar"));
    }
}
