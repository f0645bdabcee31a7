package echo.client.resolve;

import echo.api.net.AddressInfo;
import echo.api.net.Resolver;
import echo.client.command.Console;
import echo.client.command.ExitCode;
import echo.client.command.Result;
import echo.client.command.Task;

import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.util.List;
import java.util.Map;

/**
 * Resolves a name and prints the answers.
 *
 * @param config what to resolve
 */
public record ResolveTask(ResolveConfig config) implements Task {

    @Override
    public Result run(Console console) throws UnknownHostException, UnknownServiceException {
        List<AddressInfo> answers =
                Resolver.resolve(config.host(), config.service(), config.hints());
        Resolution.table(answers).forEach(console::say);
        return new Result(ExitCode.OK, Map.of("addresses", Resolution.json(answers)));
    }
}
