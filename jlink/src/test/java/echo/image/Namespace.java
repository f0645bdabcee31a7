package echo.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A network namespace that a test makes, and that is gone when its script ends. */
final class Namespace {

    private Namespace() {}

    /** Runs a script with the built image's server, its client and a scratch file as $1, $2, $3. */
    static Run run(String setUp, String script) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("echo-namespace").resolve("file");
        try {
            return Run.of(
                    "unshare",
                    "-n",
                    "sh",
                    "-c",
                    setUp + "\n" + script,
                    "sh",
                    Image.BUILT.server(),
                    Image.BUILT.client(),
                    scratch.toString());
        } finally {
            Files.deleteIfExists(scratch);
            Files.deleteIfExists(scratch.getParent());
        }
    }
}
