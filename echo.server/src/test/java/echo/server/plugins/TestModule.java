package echo.server.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import echo.api.ConnectionHandler;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A module written, compiled and packed as a plugin author does it: with javac and jar. */
public final class TestModule {

    private final Path work;
    private final String name;
    private final List<Path> modulePath = new ArrayList<>();
    private final Map<Path, String> sources = new LinkedHashMap<>();
    private final StringBuilder directives = new StringBuilder();
    private final List<String> packing = new ArrayList<>();
    private HandlerKind kind = HandlerKind.STREAM;
    private boolean requiresApi = true;

    /**
     * A module that requires echo.api.
     *
     * @param work where there is room for its files
     * @param name its name
     */
    public TestModule(Path work, String name) {
        this.work = work.resolve(name);
        this.name = name;
        modulePath.add(apiLocation());
    }

    /** Where echo.api is: a folder or a jar. */
    static Path apiLocation() {
        return Path.of(location(ConnectionHandler.class));
    }

    /** Makes an echo.api with a version of its own. */
    static Path apiOf(String version, Path jar) throws IOException {
        Path classes = jar.resolveSibling(jar.getFileName() + ".classes");
        Path api = apiLocation();
        try (FileSystem zip = Files.isDirectory(api) ? null : FileSystems.newFileSystem(api);
                Stream<Path> files = Files.walk(zip == null ? api : zip.getPath("/"))) {
            Path root = zip == null ? api : zip.getPath("/");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = classes.resolve(root.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return pack(classes, jar, "--module-version", version);
    }

    /** Where a class was loaded from. */
    static URI location(Class<?> type) {
        return URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString());
    }

    /**
     * Adds an echo handler in a class Main, and provides it.
     *
     * @param handlerName what it calls itself
     * @return this
     */
    public TestModule handler(String handlerName) {
        return handler("Main", '"' + handlerName + '"', "").provides("Main");
    }

    /**
     * Its handlers from now on are of this kind.
     *
     * @param served what they serve
     * @return this
     */
    public TestModule kind(HandlerKind served) {
        kind = served;
        return this;
    }

    /**
     * Writes a version into the module.
     *
     * @param version such as 1.2
     * @return this
     */
    public TestModule version(String version) {
        packing.addAll(List.of("--module-version", version));
        return this;
    }

    /**
     * Compiles it against another echo.api.
     *
     * @param api its jar, or the folder of its classes
     * @return this
     */
    public TestModule api(Path api) {
        modulePath.set(0, api);
        return this;
    }

    /**
     * It does not require echo.api, such as one that stands in for that.
     *
     * @return this
     */
    public TestModule alone() {
        requiresApi = false;
        return this;
    }

    /** The handler's service. */
    private String service() {
        return kind.service().getName();
    }

    /**
     * Adds an echo handler that may be wrong, without providing it.
     *
     * @param type its class
     * @param nameExpression what name() returns, in Java
     * @param members what else is in the class
     * @return this
     */
    public TestModule handler(String type, String nameExpression, String members) {
        String handle =
                switch (kind) {
                    case STREAM ->
                            "handle(echo.api.Connection c) throws java.io.IOException {"
                                    + " c.input().transferTo(c.output()); }";
                    case DATAGRAM ->
                            "handle(echo.api.Datagram d) throws java.io.IOException {"
                                    + " d.reply(d.payload()); }";
                };
        return handlerWith(type, nameExpression, members + "\n    public void " + handle);
    }

    /**
     * Adds a handler whose handle() is among its members, without providing it.
     *
     * @param type its class
     * @param nameExpression what name() returns, in Java
     * @param members what else is in the class
     * @return this
     */
    public TestModule handlerWith(String type, String nameExpression, String members) {
        return type(
                name,
                type,
                """
                public final class %s implements %s {
                    %s

                    public String name() {
                        return %s;
                    }
                }
                """
                        .formatted(type, service(), members, nameExpression));
    }

    /**
     * Provides handlers of its kind.
     *
     * @param types their classes
     * @return this
     */
    public TestModule provides(String... types) {
        String classes =
                Stream.of(types).map(type -> name + "." + type).collect(Collectors.joining(", "));
        return directive("provides %s with %s;".formatted(service(), classes));
    }

    /**
     * Adds a line to the module-info.
     *
     * @param directive such as an export
     * @return this
     */
    public TestModule directive(String directive) {
        directives.append("    ").append(directive).append('\n');
        return this;
    }

    TestModule requires(TestModule other) {
        return requires(other.name, other.classes());
    }

    /**
     * Requires another module.
     *
     * @param module its name
     * @param where its jar, or the folder of its classes
     * @return this
     */
    public TestModule requires(String module, Path where) {
        modulePath.add(where);
        return directive("requires " + module + ";");
    }

    /**
     * Adds a class.
     *
     * @param pkg its package
     * @param type its name
     * @param source without the package
     * @return this
     */
    public TestModule type(String pkg, String type, String source) {
        sources.put(
                Path.of(pkg.replace('.', '/'), type + ".java"),
                "package %s;\n%s".formatted(pkg, source));
        return this;
    }

    /** The folder of its classes; there is nothing in it before {@link #compile}. */
    Path classes() {
        return work.resolve("classes");
    }

    /** A class file of the module's own package. */
    Path classFile(String type) {
        return classes().resolve(name.replace('.', '/')).resolve(type + ".class");
    }

    TestModule compile() {
        sources.put(
                Path.of("module-info.java"),
                "module %s {\n%s%s}\n"
                        .formatted(name, requiresApi ? "requires echo.api;\n" : "", directives));
        return compile("--module-path");
    }

    /** Compiles it without a module-info, for the class path. */
    TestModule compileWithoutDescriptor() {
        return compile("--class-path");
    }

    private TestModule compile(String pathOption) {
        String path =
                String.join(File.pathSeparator, modulePath.stream().map(Path::toString).toList());
        var args = new ArrayList<>(List.of("-proc:none", "-d", classes().toString()));
        args.addAll(List.of(pathOption, path));
        sources.forEach((file, text) -> args.add(write(file, text).toString()));
        run("javac", args.toArray(String[]::new));
        return this;
    }

    private Path write(Path file, String text) {
        try {
            Path source = work.resolve("src").resolve(file);
            Files.createDirectories(source.getParent());
            return Files.writeString(source, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compiles it and packs it.
     *
     * @param jar the file to make
     * @return that file
     */
    public Path jar(Path jar) {
        return compile().pack(jar);
    }

    /**
     * Compiles it and packs it, but for one class.
     *
     * @param type the class of its own package that is to be missing
     * @param jar the file to make
     * @return that file
     * @throws IOException if it cannot be left out
     */
    public Path jarWithout(String type, Path jar) throws IOException {
        compile();
        Files.delete(classFile(type));
        return pack(jar);
    }

    Path pack(Path jar) {
        return pack(classes(), jar, packing.toArray(String[]::new));
    }

    /** Packs a folder of classes. */
    static Path pack(Path classes, Path jar, String... options) {
        var args = new ArrayList<>(List.of("--create", "--file", jar.toString()));
        args.addAll(List.of(options));
        args.addAll(List.of("-C", classes.toString(), "."));
        run("jar", args.toArray(String[]::new));
        return jar;
    }

    private static void run(String tool, String... args) {
        var said = new StringWriter();
        var out = new PrintWriter(said);
        int code = ToolProvider.findFirst(tool).orElseThrow().run(out, out, args);
        assertEquals(0, code, () -> tool + " " + List.of(args) + " said:\n" + said);
    }
}
