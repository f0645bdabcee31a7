package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The image's client over TLS, with certificates that openssl made, against socat. */
@Tag("alone")
final class TlsIT {

    @TempDir private Path folder;

    @Test
    void everyCommandSpeaksIt() throws Exception {
        Machine.needs("openssl");
        Machine.needs("socat");
        String ca = certificate();
        int port = Machine.freePort();
        Process socat =
                new ProcessBuilder(
                                "socat",
                                "-d",
                                "-d",
                                "OPENSSL-LISTEN:%d,bind=127.0.0.1,reuseaddr,fork,cert=%s,verify=0"
                                        .formatted(port, folder.resolve("both.pem")),
                                "EXEC:cat")
                        .redirectErrorStream(true)
                        .start();
        try {
            new Lines(socat.inputReader())
                    .await("that it listens", line -> line.contains("listening on"));
            String where = "127.0.0.1 %d --cacert %s".formatted(port, ca);
            Run smoke = client(where);
            assertEquals("Received 'Hello, world'", smoke.out(), () -> "smoke: " + smoke.err());
            Run verify = client("verify --bytes 1M --connections 2 " + where);
            assertEquals(0, verify.exit(), () -> "verify: " + verify);
            Run load = client("load --requests 100 --warmup 0s --json " + where);
            assertTrue(
                    load.out().contains("\"requests\": 100, \"errors\": 0"), () -> "load: " + load);
            Run untrusted = client("127.0.0.1 %d --tls".formatted(port));
            assertEquals(5, untrusted.exit(), () -> "Java's own CAs: " + untrusted);
        } finally {
            socat.descendants().forEach(ProcessHandle::destroyForcibly);
            socat.destroyForcibly();
        }
    }

    private static Run client(String arguments) throws Exception {
        return Run.of((Image.BUILT.client() + " " + arguments).split(" "));
    }

    /** One that signs itself, for 127.0.0.1; answers the file, and leaves one with the key. */
    private String certificate() throws Exception {
        Run openssl =
                Run.of(
                        "sh",
                        "-c",
                        "cd %s && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256"
                                        .formatted(folder)
                                + " -nodes -days 2 -subj /CN=echo -addext"
                                + " subjectAltName=IP:127.0.0.1 -keyout key.pem -out ca.pem && cat"
                                + " ca.pem key.pem > both.pem");
        assertEquals(0, openssl.exit(), () -> "openssl makes it: " + openssl.err());
        return folder.resolve("ca.pem").toString();
    }
}
