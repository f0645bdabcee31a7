package echo.client;

/** What a command line asks for. A new subcommand is one more of these. */
sealed interface Task permits Task.PrintHelp, Task.PrintVersion, SmokeConfig {

    /** {@code --help}. */
    record PrintHelp() implements Task {}

    /** {@code --version}. */
    record PrintVersion() implements Task {}
}
