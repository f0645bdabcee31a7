package echo.server.plugins;

import echo.api.Handler;

import java.lang.module.ModuleDescriptor;

/**
 * A handler and where it is from.
 *
 * @param kind what it serves
 * @param name its name, as listeners know it
 * @param handler the handler
 * @param source {@code image}, or the file or folder of the plugin
 */
public record CatalogEntry(HandlerKind kind, String name, Handler handler, String source) {

    /**
     * The module that has the handler.
     *
     * @return its name, or {@code -} for none
     */
    public String module() {
        Module module = handler.getClass().getModule();
        return module.isNamed() ? module.getName() : "-";
    }

    /**
     * The version of that module.
     *
     * @return as its descriptor has it, or {@code -} for none
     */
    public String version() {
        ModuleDescriptor descriptor = handler.getClass().getModule().getDescriptor();
        return descriptor == null ? "-" : descriptor.rawVersion().orElse("-");
    }
}
