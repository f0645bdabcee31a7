package echo.server.plugins;

import echo.api.Handler;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which echo.api a plugin was built for: the compiler writes it into the module-info. */
final class ApiVersion {

    private static final Pattern FORM = Pattern.compile("(\\d+)(?:\\.(\\d+))?.*");

    private ApiVersion() {}

    /** Refuses a module that was built for another version than this server's. */
    static void require(ModuleDescriptor module) throws PluginException {
        ModuleDescriptor ours = Handler.class.getModule().getDescriptor();
        Optional<String> running = ours == null ? Optional.empty() : ours.rawVersion();
        Optional<String> built =
                module.requires().stream()
                        .filter(required -> required.name().equals("echo.api"))
                        .findFirst()
                        .flatMap(ModuleDescriptor.Requires::rawCompiledVersion);
        if (running.isPresent() && built.isPresent() && !fits(built.get(), running.get())) {
            throw new PluginException(
                    "it is built for echo.api %s, this server has %s"
                            .formatted(built.get(), running.get()),
                    "build it against echo.api " + running.get());
        }
    }

    /**
     * Before 1.0 each minor version may break what was; from then on only each major one. Versions
     * that are no numbers are not compared.
     */
    static boolean fits(String built, String running) {
        Matcher one = FORM.matcher(built);
        Matcher other = FORM.matcher(running);
        if (!one.matches() || !other.matches()) {
            return true;
        }
        boolean sameMajor = one.group(1).equals(other.group(1));
        return sameMajor && (!one.group(1).equals("0") || minor(one).equals(minor(other)));
    }

    private static String minor(Matcher version) {
        return version.group(2) == null ? "0" : version.group(2);
    }
}
