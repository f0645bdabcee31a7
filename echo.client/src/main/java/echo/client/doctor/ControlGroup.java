package echo.client.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The control groups that this process is in, each of which may limit it (cgroups(7)). */
final class ControlGroup {

    private static final String MOUNT = "sys/fs/cgroup";

    private ControlGroup() {}

    /** The folders of a controller, innermost first; not each of them need be there. */
    static List<String> folders(Machine machine, String controller) throws IOException {
        var folders = new ArrayList<String>();
        for (String line : machine.text("proc/self/cgroup").split("\n")) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3) {
                // Version 2 names none, version 1 has a mount for each.
                boolean isVersion2 = parts[1].isEmpty();
                if (isVersion2 || List.of(parts[1].split(",")).contains(controller)) {
                    addAll(isVersion2 ? MOUNT : MOUNT + "/" + controller, parts[2], folders);
                }
            }
        }
        return folders;
    }

    private static void addAll(String mount, String path, List<String> folders) {
        for (String rest = path; rest.length() > 1; rest = parent(rest)) {
            folders.add(mount + rest);
        }
        folders.add(mount);
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
