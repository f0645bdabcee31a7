package echo.client;

import echo.client.command.Subcommand;
import echo.client.doctor.DoctorCommand;
import echo.client.load.LoadCommand;
import echo.client.merge.MergeCommand;
import echo.client.resolve.ResolveCommand;
import echo.client.smoke.SmokeCommand;
import echo.client.verify.VerifyCommand;

import java.util.List;

/** The things that the command can do, by the first word of its command line. */
final class Subcommands {

    /** Without a word: the smoke test. */
    static final Subcommand SMOKE = new SmokeCommand();

    /** All of them. */
    static final List<Subcommand> ALL =
            List.of(
                    SMOKE,
                    new VerifyCommand(),
                    new LoadCommand(),
                    new MergeCommand(),
                    new DoctorCommand(),
                    new ResolveCommand());

    private Subcommands() {}

    /** The one that a command line begins with; anything else is a smoke test. */
    static Subcommand of(String... args) {
        for (Subcommand subcommand : ALL) {
            if (args.length > 0 && args[0].equals(subcommand.manual().word())) {
                return subcommand;
            }
        }
        return SMOKE;
    }
}
