package echo.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Says in words why a file cannot be read or written. */
public final class FileFailure {

    private FileFailure() {}

    /**
     * Explains a failure. Of a file system's own exceptions the class is the reason, and the
     * message mostly the file alone.
     *
     * @param failure of an operation on a file
     * @return the reason, without the file's name
     */
    public static String explain(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException file ->
                    Objects.requireNonNullElse(file.getReason(), file.getClass().getSimpleName());
            default -> Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        };
    }
}
