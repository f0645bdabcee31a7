package echo.server.net;

import echo.server.options.ListenerOption;
import echo.server.options.OptionValues;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Who may connect to a Unix socket: the permissions of its file. */
final class UnixMode {

    static final List<ListenerOption> OPTIONS =
            List.of(
                    new ListenerOption(
                            "mode",
                            "OCTAL",
                            "Unix sockets: who may connect, such as 660 (default: the umask"
                                    + " says)."));

    private UnixMode() {}

    /** Takes it out of a listener's options; empty if it is not there. */
    static Set<PosixFilePermission> takenFrom(OptionValues values) {
        return values.text("mode").map(UnixMode::permissions).orElse(Set.of());
    }

    private static Set<PosixFilePermission> permissions(String mode) {
        if (!mode.matches("0?[0-7]{3}") || mode.endsWith("000")) {
            throw new IllegalArgumentException(
                    "mode '%s' is not an octal mode such as 660".formatted(mode));
        }
        var text = new StringBuilder();
        for (char digit : mode.substring(mode.length() - 3).toCharArray()) {
            int bits = digit - '0';
            text.append((bits & 4) != 0 ? 'r' : '-');
            text.append((bits & 2) != 0 ? 'w' : '-');
            text.append((bits & 1) != 0 ? 'x' : '-');
        }
        return PosixFilePermissions.fromString(text.toString());
    }
}
