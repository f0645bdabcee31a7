package echo.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What files look like from outside. Two that are equal were taken of the same files. */
record FileStamps(Map<Path, Object> files) {

    /** Links are followed, for a renewal often changes where one leads. */
    private static final String LOOK = "unix:size,lastModifiedTime,ctime,fileKey";

    static FileStamps of(List<Path> paths) {
        var files = new HashMap<Path, Object>();
        for (Path path : paths) {
            try {
                files.put(path, Files.readAttributes(path, LOOK));
            } catch (IOException e) {
                files.put(path, e.toString());
            }
        }
        return new FileStamps(files);
    }
}
