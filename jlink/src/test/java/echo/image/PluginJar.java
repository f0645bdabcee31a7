package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Makes a plugin's jar of a folder of sources, with the tools of this JDK. */
final class PluginJar {

    private PluginJar() {}

    static void make(Path sources, Path jar, Path scratch) throws IOException {
        var compile = new ArrayList<String>();
        compile.addAll(List.of("--module-path", Image.path("echo.modules").toString()));
        compile.addAll(List.of("-d", scratch.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> compile.add(file.toString()));
        }
        run("javac", compile);
        run("jar", List.of("--create", "--file", jar.toString(), "-C", scratch.toString(), "."));
    }

    private static void run(String tool, List<String> arguments) {
        var said = new StringWriter();
        var out = new PrintWriter(said);
        int code =
                ToolProvider.findFirst(tool)
                        .orElseThrow()
                        .run(out, out, arguments.toArray(String[]::new));
        assertEquals(0, code, () -> tool + " should work: " + said);
    }
}
