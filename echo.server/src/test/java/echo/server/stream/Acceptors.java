package echo.server.stream;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The threads that accept, as a thread dump has them: no other list has virtual ones. */
final class Acceptors {

    private Acceptors() {}

    /** The lines of those whose listener's name begins so. */
    static List<String> of(String listener) throws IOException {
        Path folder = Files.createTempDirectory("threads");
        Path dump = folder.resolve("dump");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
            return Files.readAllLines(dump).stream()
                    .filter(line -> line.contains("\"accept " + listener))
                    .toList();
        } finally {
            Files.delete(dump);
            Files.delete(folder);
        }
    }
}
