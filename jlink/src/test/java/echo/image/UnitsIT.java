package echo.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** systemd takes the units of the image. */
final class UnitsIT {

    @TempDir private Path folder;

    @Test
    void systemdHasNothingToSay() throws Exception {
        Machine.needs("systemd-analyze");
        var command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
        Path home = Image.BUILT.home();
        try (Stream<Path> units = Files.list(home.resolve("share/systemd"))) {
            for (Path unit : units.sorted().toList()) {
                Path here = folder.resolve(unit.getFileName());
                // It looks whether the command is there.
                Files.writeString(
                        here, Files.readString(unit).replace("/opt/echo", home.toString()));
                command.add(here.toString().replace("@.", "@test."));
            }
        }
        assertEquals(3 + 3, command.size(), "two services and a socket");
        Run run = Run.of(command.toArray(String[]::new));
        assertFalse(run.err().contains("echo-server"), () -> "no complaint: " + run.err());
        assertEquals(0, run.exit(), () -> "they can be loaded: " + run.err());
    }
}
