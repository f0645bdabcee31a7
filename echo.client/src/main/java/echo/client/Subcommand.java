package echo.client;

import org.apache.commons.cli.Options;

import java.util.function.Supplier;

/** The things that the command can do, by the first word of its command line. */
enum Subcommand {
    /** Without a name: the smoke test. */
    SMOKE("", SmokeOptions::all),
    /** Long streams, compared to the byte. */
    VERIFY("verify", VerifyOptions::all),
    /** Name resolution. */
    RESOLVE("resolve", ResolveOptions::all);

    private final String word;
    private final Supplier<Options> options;

    Subcommand(String word, Supplier<Options> options) {
        this.word = word;
        this.options = options;
    }

    /** The one that a command line begins with; anything else is a smoke test. */
    static Subcommand of(String... args) {
        for (Subcommand subcommand : values()) {
            if (args.length > 0 && args[0].equals(subcommand.word)) {
                return subcommand;
            }
        }
        return SMOKE;
    }

    String word() {
        return word;
    }

    Options options() {
        return options.get();
    }
}
