package echo.authority;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * The JDK's keytool, in this JVM: as a process of its own it takes a second each time, which was
 * most of what tests of TLS took. It is not exported, so whoever runs these tests adds {@code
 * --add-exports java.base/sun.security.tools.keytool=} the module.
 */
final class Keytool {

    private Keytool() {}

    static void run(List<String> arguments) throws IOException {
        var said = new ByteArrayOutputStream();
        try {
            Class<?> main = Class.forName("sun.security.tools.keytool.Main");
            Object exit =
                    main.getMethod("run", String[].class, PrintStream.class)
                            .invoke(
                                    main.getConstructor().newInstance(),
                                    arguments.toArray(String[]::new),
                                    new PrintStream(said, true, UTF_8));
            if (!exit.equals(0)) {
                throw new IOException("keytool answers " + exit + ": " + said.toString(UTF_8));
            }
        } catch (ReflectiveOperationException e) {
            throw new IOException("keytool " + arguments + ": " + said.toString(UTF_8), e);
        }
    }
}
