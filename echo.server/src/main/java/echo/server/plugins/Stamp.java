package echo.server.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What plugins look like from outside. Two that are equal were taken of the same files.
 *
 * @param files what the system says of each file
 */
public record Stamp(Map<Path, Object> files) {

    /** The time of the last change to the file or to who may read it, which nobody can set back. */
    private static final String LOOK = "unix:size,lastModifiedTime,ctime,fileKey";

    /** Copies the map. */
    public Stamp {
        files = Map.copyOf(files);
    }

    /**
     * Of all plugins in folders, as they are now.
     *
     * @param folders where plugins are
     * @return equal to an earlier one if nothing has changed
     */
    public static Stamp ofFolders(List<Path> folders) {
        var files = new HashMap<Path, Object>();
        for (Path folder : folders) {
            try {
                for (Path plugin : PluginFiles.plugins(folder)) {
                    look(plugin, files);
                }
            } catch (IOException e) {
                files.put(folder, e.toString());
            }
        }
        return new Stamp(files);
    }

    /** Of one plugin. */
    static Stamp of(Path plugin) {
        var files = new HashMap<Path, Object>();
        look(plugin, files);
        return new Stamp(files);
    }

    private static void look(Path plugin, Map<Path, Object> files) {
        try {
            for (Path jar : PluginFiles.jars(plugin)) {
                files.put(jar, Files.readAttributes(jar, LOOK));
            }
        } catch (IOException e) {
            files.put(plugin, e.toString());
        }
    }
}
