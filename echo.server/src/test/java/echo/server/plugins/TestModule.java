package echo.server.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import echo.api.ConnectionHandler;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** A module written, compiled and packed as a plugin author does it: with javac and jar. */
public final class TestModule {

    private final Path work;
    private final String name;
    private final List<Path> modulePath = new ArrayList<>();
    private final Map<Path, String> sources = new LinkedHashMap<>();
    private final StringBuilder directives = new StringBuilder();

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

    /** Adds an echo handler that may be wrong, without providing it. */
    TestModule handler(String type, String nameExpression, String members) {
        return type(
                name,
                type,
                """
                public final class %s implements echo.api.ConnectionHandler {
                    %s

                    public String name() {
                        return %s;
                    }

                    public void handle(echo.api.Connection c) throws java.io.IOException {
                        c.input().transferTo(c.output());
                    }
                }
                """
                        .formatted(type, members, nameExpression));
    }

    TestModule provides(String type) {
        return directive("provides echo.api.ConnectionHandler with %s.%s;".formatted(name, type));
    }

    TestModule directive(String directive) {
        directives.append("    ").append(directive).append('\n');
        return this;
    }

    TestModule requires(TestModule other) {
        modulePath.add(other.classes());
        return directive("requires " + other.name + ";");
    }

    TestModule type(String pkg, String type, String source) {
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
                "module %s {\n    requires echo.api;\n%s}\n".formatted(name, directives));
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

    Path pack(Path jar) {
        return pack(classes(), jar);
    }

    /** Packs a folder of classes. */
    static Path pack(Path classes, Path jar) {
        run("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
        return jar;
    }

    private static void run(String tool, String... args) {
        var said = new StringWriter();
        var out = new PrintWriter(said);
        int code = ToolProvider.findFirst(tool).orElseThrow().run(out, out, args);
        assertEquals(0, code, () -> tool + " " + List.of(args) + " said:\n" + said);
    }

    /** All class files. */
    List<Path> classFiles() throws IOException {
        try (Stream<Path> files = Files.walk(classes())) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }
}
