package echo.server;

import echo.cli.UsageException;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A file that holds the ready lines while the server is ready, and does not exist otherwise.
 *
 * @param path absolute
 */
record PortFile(Path path) {

    /** Removes what an earlier run may have left, so that nobody takes its port for ours. */
    void clear() throws UsageException {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                // An empty folder or a device would be deleted.
                throw new FileSystemException(path.toString());
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Writes all lines or, if that fails, none: a reader never sees half a file. */
    void write(List<String> lines) throws UsageException {
        Path unfinished = path.resolveSibling(path.getFileName() + "." + pid());
        try {
            Files.write(unfinished, lines);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(e);
        } finally {
            unfinished.toFile().delete();
        }
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private UsageException unusable(IOException e) {
        return new UsageException(
                "--port-file %s cannot be written: %s: name a file in a folder that can be"
                                .formatted(path, e.getClass().getSimpleName())
                        + " written to");
    }
}
