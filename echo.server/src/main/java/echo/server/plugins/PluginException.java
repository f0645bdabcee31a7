package echo.server.plugins;

import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ResolutionException;
import java.util.ServiceConfigurationError;
import java.util.zip.ZipException;

/** Why a plugin cannot be loaded: one line with the reason and the remedy. */
final class PluginException extends Exception {

    private static final long serialVersionUID = 1;

    PluginException(String reason, String remedy) {
        super(reason.lines().findFirst().orElse("unknown reason") + "; " + remedy);
    }

    /** Says in one line what the module system or the service loader threw. */
    static PluginException of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = reason(failure);
        if (root != failure) {
            reason += " (" + reason(root) + ")";
        }
        return new PluginException(reason, remedy(failure, root));
    }

    private static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return switch (failure) {
            case FindException _,
                    ResolutionException _,
                    LayerInstantiationException _,
                    ServiceConfigurationError _ ->
                    message;
            default -> failure.getClass().getSimpleName() + ": " + message;
        };
    }

    private static String remedy(Throwable failure, Throwable root) {
        return switch (root) {
            case UnsupportedClassVersionError _, InvalidModuleDescriptorException _ ->
                    "build it for Java %d or earlier".formatted(Runtime.version().feature());
            case ZipException _ -> "copy or build the jar again";
            case ClassNotFoundException _, NoClassDefFoundError _ ->
                    "put the jar that has it into the plugin's folder";
            case LinkageError _ -> "build it against this server's echo.api";
            case FindException e when !reason(e).startsWith("Two versions") ->
                    "put the missing module into the plugin's folder, or use one the image has";
            case FindException _, ResolutionException _, LayerInstantiationException _ ->
                    "remove one of the two modules";
            case IOException _ -> "check the file and its permissions";
            default ->
                    failure instanceof ServiceConfigurationError
                            ? "mend the provider"
                            : "mend or remove it";
        };
    }
}
