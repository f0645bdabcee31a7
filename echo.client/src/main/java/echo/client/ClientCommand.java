package echo.client;

import echo.cli.Help;
import echo.cli.Json;
import echo.cli.UsageException;
import echo.client.command.Console;
import echo.client.command.ExitCode;
import echo.client.command.NameFailure;
import echo.client.command.Result;
import echo.client.command.Task;
import echo.client.connect.CouldNotOpenSocketException;

import java.io.InputStream;
import java.io.PrintStream;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code echo-client} command: results to {@code out}, errors to {@code err}. */
final class ClientCommand {

    /** Of docs/JSON.md: one more when a program that reads it would have to change. */
    private static final int SCHEMA = 1;

    private static final String INSECURE =
            "--insecure: neither the peer's certificate nor its name is checked: anybody can be the"
                    + " peer";

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    ClientCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Runs until it is done, and answers the exit code. */
    int call(String... args) throws InterruptedException {
        int exitCode = done(args);
        // A stream that prints tells of no failure until it is asked.
        if (!out.checkError()) {
            return exitCode;
        }
        err.println(
                "echo-client: standard output cannot be written (is the disk full, or nobody"
                        + " reading?)");
        return exitCode == ExitCode.OK ? ExitCode.USAGE : exitCode;
    }

    private int done(String... args) throws InterruptedException {
        try {
            CommandLine line = CommandLine.parse(args);
            if (line.arguments().has("help")) {
                ClientHelp.print(line.subcommand().manual(), line.subcommand().options(), out);
                return ExitCode.OK;
            } else if (line.arguments().has("version")) {
                out.println(Help.version("echo-client", Main.class));
                return ExitCode.OK;
            }
            return run(line);
        } catch (UsageException e) {
            err.println("echo-client: " + e.getMessage());
            err.println("Try '%s --help'.".formatted(Subcommands.of(args).manual().command()));
            return ExitCode.USAGE;
        }
    }

    private int run(CommandLine line) throws UsageException, InterruptedException {
        Task task = line.task();
        boolean isJson = line.arguments().has("json");
        boolean isQuiet = line.arguments().has("quiet");
        try (var console = new Console(in, out, err, isJson, isQuiet)) {
            if (line.arguments().has("insecure")) {
                console.warn(INSECURE);
            }
            Result result = run(task, console);
            if (isJson) {
                String word = line.subcommand().manual().word();
                out.println(json(word.isEmpty() ? "smoke" : word, result, console));
                out.flush();
            }
            return result.exitCode();
        }
    }

    private static Result run(Task task, Console console) throws InterruptedException {
        try {
            return task.run(console);
        } catch (CouldNotOpenSocketException e) {
            return failed(console, e.getMessage(), ExitCode.of(e));
        } catch (UnknownHostException e) {
            return failed(console, NameFailure.text(e), ExitCode.NO_NAME);
        } catch (UnknownServiceException e) {
            return failed(console, e.getMessage(), ExitCode.NO_NAME);
        }
    }

    private static Result failed(Console console, String what, int exitCode) {
        console.complain(what);
        return new Result(exitCode, Map.of());
    }

    private static String json(String command, Result result, Console console) {
        var object = new LinkedHashMap<String, Object>();
        object.put("schema", SCHEMA);
        object.put("command", command);
        object.put("exitCode", result.exitCode());
        object.put("errors", console.complaints());
        if (!result.json().isEmpty()) {
            object.put(command, result.json());
        }
        return Json.text(object);
    }
}
