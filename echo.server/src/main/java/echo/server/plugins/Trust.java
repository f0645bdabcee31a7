package echo.server.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who can put code into plugins. Whoever can write to a plugin, or to a folder on the way to it,
 * runs code in the server; that should be nobody but root and the user that the server runs as.
 */
final class Trust {

    private static final int ROOT = 0;
    private static final int STICKY = 01000;
    private static final int GROUP_WRITES = 020;
    private static final int OTHERS_WRITE = 02;

    private final int user;

    /** For a server that runs as that user. */
    Trust(int user) {
        this.user = user;
    }

    /** For this process; for nobody where the system does not tell who that is. */
    static Optional<Trust> ofProcess() {
        try {
            return Optional.of(new Trust(number(Path.of("/proc/self"), "uid")));
        } catch (IOException | UnsupportedOperationException unknown) {
            return Optional.empty();
        }
    }

    /**
     * What is wrong with folders and files, and with the folders that they are in.
     *
     * @return a line for each that others can write to, with the remedy
     */
    List<String> warnings(Collection<Path> paths) {
        Set<Path> all = new LinkedHashSet<>();
        Set<Path> above = new LinkedHashSet<>();
        for (Path path : paths) {
            // A link can be replaced where it is, and what it points to where that is.
            for (Path each : List.of(path.toAbsolutePath().normalize(), real(path))) {
                all.add(each);
                for (Path up = each.getParent(); up != null; up = up.getParent()) {
                    above.add(up);
                }
            }
        }
        var warnings = new ArrayList<String>();
        above.removeAll(all);
        above.forEach(folder -> look(folder, true).ifPresent(warnings::add));
        all.forEach(path -> look(path, false).ifPresent(warnings::add));
        return warnings;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            // Whoever loads it will say what is wrong with it.
            return path;
        }
    }

    private Optional<String> look(Path path, boolean isAbove) {
        try {
            int mode = number(path, "mode");
            int owner = number(path, "uid");
            if (owner != ROOT && owner != user) {
                return Optional.of(
                        warning(path, "belongs to " + Files.getOwner(path), "chown root", mode));
            } else if (isAbove && Files.isDirectory(path) && (mode & STICKY) != 0) {
                // As /tmp is: others can add to it, and not replace what is ours.
                return Optional.empty();
            } else if ((mode & OTHERS_WRITE) != 0) {
                return Optional.of(warning(path, "can be written to by all", "chmod o-w", mode));
            } else if ((mode & GROUP_WRITES) != 0 && !isPrivateGroup(path)) {
                String group = "can be written to by group " + group(path);
                return Optional.of(warning(path, group, "chmod g-w", mode));
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String warning(Path path, String who, String remedy, int mode) {
        return "%s %s (mode %o), who can thus run code in this server; %s '%s'"
                .formatted(path, who, mode & 07777, remedy, path);
    }

    /**
     * Whether the owner is alone in the group. Where the umask is 002, as many desktops have it,
     * each user has a group of the same name for that; so it is taken for private, without a look
     * at who is in it.
     */
    private static boolean isPrivateGroup(Path path) throws IOException {
        return group(path).equals(Files.getOwner(path).getName());
    }

    private static String group(Path path) throws IOException {
        return Files.getAttribute(path, "unix:group").toString();
    }

    private static int number(Path path, String attribute, LinkOption... options)
            throws IOException {
        return (Integer) Files.getAttribute(path, "unix:" + attribute, options);
    }
}
