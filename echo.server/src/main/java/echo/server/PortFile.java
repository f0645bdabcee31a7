package echo.server;

import echo.cli.FileFailure;
import echo.cli.UsageException;
import echo.server.log.Log;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A file that holds the ready lines from when the server is ready until it drains.
 *
 * @param path absolute
 */
record PortFile(Path path) {

    /** Writes all lines or, if that fails, none: a reader never sees half a file. */
    void write(List<String> lines) throws UsageException {
        Path unfinished = path.resolveSibling(path.getFileName() + "." + pid());
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                // An empty folder or a device would be replaced.
                throw new FileSystemException(path.toString(), null, "it is no regular file");
            }
            Files.write(unfinished, lines);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(e);
        } finally {
            unfinished.toFile().delete();
        }
    }

    /** Removes the file, if it is still the one with these lines and not another server's. */
    void remove(List<String> lines) {
        try {
            if (Files.isRegularFile(path) && Files.readAllLines(path).equals(lines)) {
                Files.delete(path);
            }
        } catch (IOException e) {
            Log.SERVER.warn("{} cannot be removed: {}; remove it by hand", path, e.toString());
        }
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private UsageException unusable(IOException e) {
        return new UsageException(
                "--port-file %s cannot be written: %s: name a file in a folder that can be"
                                .formatted(path, FileFailure.explain(e))
                        + " written to");
    }
}
