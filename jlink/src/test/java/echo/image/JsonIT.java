package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/** What {@code --json} prints is what docs/echo-client.schema.json says, and no more. */
@Tag("alone")
final class JsonIT {

    private static final Path SCHEMA = Image.PROJECT.resolve("docs/echo-client.schema.json");

    @TempDir private static Path folder;
    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        server =
                ServerProcess.start(
                        Image.BUILT,
                        "--listen",
                        "tcp://127.0.0.1:0",
                        "--listen",
                        "udp://127.0.0.1:" + Machine.freePort(),
                        "--log-level",
                        "off");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode valid(int exitCode, String arguments) throws Exception {
        String udp = server.out().await("the UDP line", l -> l.contains("udp://"));
        String words =
                arguments
                        .replace("TCP", "tcp://127.0.0.1:" + server.port())
                        .replace("UDP", udp.replaceAll("listening (\\S+) .*", "$1"))
                        .replace("LOG", folder.resolve("log").toString());
        Run run = Run.of((Image.BUILT.client() + " " + words + " --json").split(" +"));
        assertEquals(exitCode, run.exit(), () -> "exit code: " + run);
        JsonNode json = new ObjectMapper().readTree(run.out());
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(SCHEMA));
        assertEquals(
                "[]", schema.validate(json).toString(), () -> "is as documented: " + run.out());
        assertEquals(exitCode, json.get("exitCode").asInt(), "the exit code is in it, too");
        assertEquals(exitCode != 0, !json.get("errors").isEmpty(), "and what went wrong, if so");
        return json;
    }

    @ParameterizedTest
    @CsvSource({
        "0, TCP",
        "0, UDP",
        "0, TCP --count 3 --interval 10ms",
        "0, TCP --until-up 10",
        "1, tcp://127.0.0.1:1",
        "3, no-such-host.invalid",
        "0, verify TCP --bytes 1K",
        "0, verify TCP --suite",
        "0, verify UDP --bytes 4K",
        "0, verify UDP --suite",
        "1, verify tcp://127.0.0.1:1",
        "0, load TCP --requests 50 --warmup 0s --quiet --idle 2",
        "0, load TCP --rate 200 --requests 50 --warmup 0s --quiet --assert errors=0",
        "7, load TCP --requests 50 --warmup 0s --quiet --assert p50<1ns",
        "0, load TCP --find-max p50<10s --duration 100ms --warmup 0s --quiet",
        "1, load tcp://127.0.0.1:1",
        "0, resolve localhost 7",
        "3, resolve no-such-host.invalid 7",
    })
    void isAsTheSchemaSays(int exitCode, String arguments) throws Exception {
        JsonNode json = valid(exitCode, arguments);
        assertTrue(json.has("command"), "names the command");
    }

    @Test
    void ofLogsThatAreAddedUpToo() throws Exception {
        valid(0, "load TCP --requests 50 --warmup 0s --quiet --hdr LOG");
        assertEquals(50, valid(0, "merge LOG").get("merge").get("requests").asInt(), "the sum");
    }

    @Test
    void ofTheDoctorToo() throws Exception {
        Run doctor = Run.of(Image.BUILT.client(), "doctor", "--json");
        valid(doctor.exit(), "doctor");
    }

    /** So that a name that programs read does not vanish, or another come, without a thought. */
    @Test
    void theNamesOfALoadAreThese() throws Exception {
        JsonNode load =
                valid(0, "load TCP --rate 200 --requests 50 --warmup 0s --quiet").get("load");
        var names = new TreeSet<String>();
        load.fieldNames().forEachRemaining(names::add);
        assertEquals(
                "[address, assertions, bytes, connectNanos, connectPerRequest, connections,"
                        + " cpuSeconds, echoNanos, endpoint, errors, failures, idle, idleHeld,"
                        + " lateNanos, messageSize, rate, requests, requestsPerSecond, seconds,"
                        + " timeline]",
                names.toString(),
                "schema 1; another list needs another number if programs must change");
    }
}
