package echo.server.plugins;

import java.io.File;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Temporary folders with copies of plugins, one folder each, so that whatever happens to a jar
 * cannot hurt who uses it. Thread-safe.
 */
final class PrivateCopies implements AutoCloseable {

    private final Set<Path> folders = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Made with the first plugin, for it is a thread. */
    private static final class Dropped {
        static final Cleaner CLEANER =
                Cleaner.create(Thread.ofPlatform().name("plugin copies").daemon().factory());
    }

    /** The copies there are. */
    Set<Path> all() {
        return Set.copyOf(folders);
    }

    /** Copies a jar, or the jars of a folder, into a folder of its own. */
    Path of(Path plugin) throws PluginException {
        Path copy = folder();
        try {
            List<Path> jars = PluginFiles.jars(plugin);
            if (jars.isEmpty()) {
                throw new PluginException("the folder has no jar", "put the plugin's jars into it");
            }
            for (Path jar : jars) {
                copy(jar, copy);
            }
            return copy;
        } catch (IOException e) {
            remove(copy);
            throw unreadable(plugin, e);
        } catch (PluginException e) {
            remove(copy);
            throw e;
        }
    }

    private Path folder() throws PluginException {
        try {
            Path folder = Files.createTempDirectory("echo-plugin-");
            folders.add(folder);
            if (closed) {
                remove(folder);
                throw new PluginException("it came too late", "the server stops");
            }
            return folder;
        } catch (IOException e) {
            throw new PluginException("no private copy can be made: " + e, makeRoom());
        }
    }

    private static void copy(Path jar, Path folder) throws IOException, PluginException {
        if (Files.exists(jar) && !Files.isRegularFile(jar)) {
            // Such as a pipe, which would be read for ever.
            throw new PluginException(jar.getFileName() + " is no file", "remove it");
        }
        Files.copy(jar, folder.resolve(jar.getFileName()));
    }

    private static PluginException unreadable(Path plugin, IOException failure) {
        String file =
                failure instanceof FileSystemException e
                                && e.getFile() != null
                                && !Path.of(e.getFile()).equals(plugin)
                        ? Path.of(e.getFile()).getFileName().toString()
                        : "it";
        return switch (failure) {
            case NoSuchFileException _ ->
                    new PluginException(
                            file + " is not there, or is a link to nowhere",
                            "put it there, or remove what names it");
            case AccessDeniedException _ ->
                    new PluginException(
                            file + " may not be read by the server's user",
                            "give it the permission, such as with chmod a+r");
            case FileSystemException e ->
                    new PluginException(
                            "%s cannot be copied: %s".formatted(file, e.getReason()),
                            "check the file, and " + makeRoom());
            default ->
                    new PluginException(
                            "%s cannot be copied: %s".formatted(file, failure.getMessage()),
                            "check the file, and " + makeRoom());
        };
    }

    private static String makeRoom() {
        return "make room in %s, or set -Djava.io.tmpdir in ECHO_JAVA_OPTS"
                .formatted(System.getProperty("java.io.tmpdir"));
    }

    /** Removes a copy once nothing can use the layer any more that was loaded from it. */
    void removeAfter(ModuleLayer layer, Path copy) {
        Dropped.CLEANER.register(layer, () -> remove(copy));
    }

    /** Removes a copy, as far as that can be done. */
    void remove(Path copy) {
        File[] files = copy.toFile().listFiles();
        for (File file : files == null ? new File[0] : files) {
            file.delete();
        }
        copy.toFile().delete();
        folders.remove(copy);
    }

    /** Removes all copies, and makes no more. */
    @Override
    public void close() {
        closed = true;
        folders.forEach(this::remove);
    }
}
