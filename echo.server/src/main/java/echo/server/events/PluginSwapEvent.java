package echo.server.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Plugins were reloaded, or were to be. */
@Name("echo.PluginSwap")
@Label("Plugin Swap")
@Category("echo")
@Description("Plugins were loaded anew and listeners given the new ones, or not")
@StackTrace(false)
public final class PluginSwapEvent extends Event {

    @Label("Changes")
    private String changes = "";

    @Label("Result")
    @Description("ok, partial or failed")
    private String result = "";

    /** Of a reload that begins. */
    public PluginSwapEvent() {
        begin();
    }

    /**
     * Commits it.
     *
     * @param what has changed
     * @param how it went
     */
    public void ended(String what, String how) {
        changes = what;
        result = how;
        commit();
    }
}
