package echo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

class FileFailureTest {

    @Test
    void saysWhyAndNotWhere() {
        assertEquals(
                "there is no such file or folder",
                FileFailure.explain(new NoSuchFileException("/a")),
                "a file that is not there");
        assertEquals(
                "permission denied",
                FileFailure.explain(new AccessDeniedException("/a")),
                "a file that is not for us");
        assertEquals(
                "No space left on device",
                FileFailure.explain(new FileSystemException("/a", null, "No space left on device")),
                "the system's own words");
        assertEquals(
                "NotDirectoryException",
                FileFailure.explain(new NotDirectoryException("/a")),
                "where there are no words, the kind");
        assertEquals("Is a directory", FileFailure.explain(new IOException("Is a directory")), "");
    }
}
