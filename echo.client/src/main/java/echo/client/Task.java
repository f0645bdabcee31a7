package echo.client;

import echo.client.resolve.ResolveConfig;
import echo.client.smoke.SmokeConfig;
import echo.client.verify.VerifyConfig;

/** What a command line asks for. A new subcommand is one more of these. */
sealed interface Task {

    /** {@code --help}, of a subcommand or of all. */
    record PrintHelp(Subcommand subcommand) implements Task {}

    /** {@code --version}. */
    record PrintVersion() implements Task {}

    /** The smoke test, without a subcommand's name. */
    record RunSmoke(SmokeConfig config) implements Task {}

    /** {@code verify}. */
    record RunVerify(VerifyConfig config) implements Task {}

    /** {@code resolve}. */
    record RunResolve(ResolveConfig config) implements Task {}
}
