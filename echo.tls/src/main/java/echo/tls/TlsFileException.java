package echo.tls;

import java.nio.file.Path;

/** A file of certificates or keys is of no use. The message is one line: file, what, remedy. */
public final class TlsFileException extends Exception {

    private static final long serialVersionUID = 1;

    TlsFileException(Path file, String what) {
        super(file + ": " + what);
    }
}
