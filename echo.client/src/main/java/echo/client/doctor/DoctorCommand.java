package echo.client.doctor;

import static echo.cli.Help.value;

import echo.cli.Arguments;
import echo.cli.UsageException;
import echo.client.command.Manual;
import echo.client.command.Subcommand;
import echo.client.command.Task;

import org.apache.commons.cli.Options;

/** The command line of {@code doctor}. */
public final class DoctorCommand implements Subcommand {

    private static final String HEADER =
            """
            Looks for what on this machine would spoil a run, client and server both here:
            limits, ports, queues, address families, TIME_WAIT, cores, memory. For each
            fault it prints the line that fixes it, for a shell of root's. It changes
            nothing, connects to nothing and needs no rights. What cannot be read here is
            unknown, which is no fault. Exit code 7 says that there is a fault.
            """;

    private static final String EXAMPLES =
            """
            echo-client doctor
            echo-client doctor --connections 50000
            echo-client doctor --connections 100 --rate 2000 --json
            """;

    /** The command line. */
    public DoctorCommand() {}

    @Override
    public Manual manual() {
        return new Manual("doctor", "", HEADER, EXAMPLES);
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(
                        value(
                                "connections",
                                "N",
                                "How many connections at once the run is to have (default:"
                                        + " 10000)."))
                .addOption(
                        value(
                                "rate",
                                "N",
                                "How many connections a second it is to make and close, as with"
                                        + " load --connect-per-request (default: 0)."));
    }

    @Override
    public Task task(Arguments arguments) throws UsageException {
        if (!arguments.rest().isEmpty()) {
            throw new UsageException(
                    "unexpected argument '%s': doctor looks at this machine alone"
                            .formatted(arguments.rest().getFirst()));
        }
        var config =
                new DoctorConfig(
                        arguments.number("connections", "10000", 1, DoctorConfig.MOST_CONNECTIONS),
                        arguments.number("rate", "0", 0, DoctorConfig.MOST_RATE));
        return new DoctorTask(config, Machine.real());
    }
}
