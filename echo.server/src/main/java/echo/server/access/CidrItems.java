package echo.server.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads prefixes out of an option's items, which are prefixes and files of them. */
final class CidrItems {

    private static final char COMMENT = '#';

    private final String option;
    private final Set<Cidr> prefixes = new HashSet<>();

    private CidrItems(String option) {
        this.option = option;
    }

    /**
     * Reads all.
     *
     * @param option its name, for messages
     * @param items as they are written
     * @return each prefix once
     * @throws IllegalArgumentException with one line if one is none, or a file cannot be read
     */
    static Set<Cidr> read(String option, List<String> items) {
        var read = new CidrItems(option);
        for (String item : items) {
            if (item.matches("\\.{0,2}/.*")) {
                read.addFile(item);
            } else {
                read.add("%s '%s'".formatted(option, item), item);
            }
        }
        return read.prefixes;
    }

    private void addFile(String file) {
        int number = 0;
        for (String line : text(file).lines().toList()) {
            number++;
            int comment = line.indexOf(COMMENT);
            String prefix = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!prefix.isEmpty()) {
                add("%s %s line %d '%s'".formatted(option, file, number, prefix), prefix);
            }
        }
    }

    private void add(String where, String prefix) {
        try {
            prefixes.add(Cidr.parse(prefix));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private String text(String file) {
        try {
            // Comments may be in any encoding; a prefix is ASCII in all of them.
            return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file", e);
        } catch (AccessDeniedException e) {
            throw unreadable(file, "the server may not read it", e);
        } catch (IOException e) {
            throw unreadable(file, e.getMessage(), e);
        }
    }

    private IllegalArgumentException unreadable(String file, String why, IOException cause) {
        return new IllegalArgumentException("%s %s: %s".formatted(option, file, why), cause);
    }
}
