package echo.client.command;

import echo.client.connect.Trace;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where a task's words go: results to standard output, all else to standard error. Thread-safe. */
public final class Console implements AutoCloseable {

    // A task that goes on and on must not fill the memory.
    private static final int MOST_COMPLAINTS = 1_000;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean isJson;
    private final boolean isQuiet;
    private Interrupt interrupt;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /**
     * A console.
     *
     * @param in standard input
     * @param out standard output
     * @param err standard error
     * @param isJson whether standard output is for a program, and has one JSON object at the end
     * @param isQuiet whether there is to be nothing but what {@link #say} says
     */
    public Console(
            InputStream in, PrintStream out, PrintStream err, boolean isJson, boolean isQuiet) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.isJson = isJson;
        this.isQuiet = isQuiet;
    }

    /**
     * Standard input.
     *
     * @return the stream
     */
    public InputStream in() {
        return in;
    }

    /**
     * What standard output can show.
     *
     * @return its character set
     */
    public Charset charset() {
        return out.charset();
    }

    /**
     * Whether {@code --quiet} is given.
     *
     * @return whether progress, and what a command's help says, is left out
     */
    public boolean isQuiet() {
        return isQuiet;
    }

    /**
     * Tells a person a result; programs get it from {@link Result#json}.
     *
     * @param line without its end
     */
    public void say(String line) {
        if (!isJson) {
            out.println(line);
            out.flush();
        }
    }

    /**
     * Tells what went wrong, to everybody.
     *
     * @param what one line: what, where, remedy
     */
    public void complain(String what) {
        if (complaints.size() < MOST_COMPLAINTS) {
            complaints.add(what);
        }
        err.println("echo-client: " + what);
    }

    /**
     * Warns a person, whatever is left out otherwise.
     *
     * @param what one line
     */
    public void warn(String what) {
        err.println("echo-client: warning: " + what);
    }

    /**
     * What went wrong so far: the first thousand.
     *
     * @return the lines, in their order
     */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /**
     * Tells a person, on standard error, what is going on.
     *
     * @param text as it is, with its end
     */
    public void progress(String text) {
        if (!isQuiet) {
            err.print(text);
            err.flush();
        }
    }

    /**
     * Where attempts to connect are told.
     *
     * @param isTraced whether they are
     * @return standard error, or nowhere
     */
    public Trace trace(boolean isTraced) {
        return isTraced ? Trace.to(err) : Trace.NONE;
    }

    /**
     * Lets Ctrl-C end a task early, rather than the process, until all is told.
     *
     * @return how the task hears of it
     */
    public synchronized Interrupt interrupt() {
        if (interrupt == null) {
            interrupt = new Interrupt();
        }
        return interrupt;
    }

    /** All is told. */
    @Override
    public synchronized void close() {
        if (interrupt != null) {
            interrupt.close();
        }
    }
}
