/**
 * What the two commands share about their command lines: {@code @file} arguments, options with
 * checked values, one-line usage errors, and help. Not for plugins.
 */
// The modules it is for are compiled after it.
@SuppressWarnings("module")
module echo.cli {
    requires transitive org.apache.commons.cli;

    exports echo.cli to
            echo.bench,
            echo.client,
            echo.server;
}
