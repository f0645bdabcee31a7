package echo.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;

/** Has faults told before logback reads its configuration, which may be faulty itself. */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class TellFaults extends ContextAwareBase implements Configurator {

    /** For logback. */
    public TellFaults() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getStatusManager().add(new FaultTeller());
        return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
}
