package echo.plugins.standard.fault;

import echo.api.Connection;
import echo.plugins.standard.Pace;

import java.io.IOException;

/** The echo of one connection, until its plan or its peer ends it. */
final class FaultyEcho {

    private static final int BUFFER = 8 * 1024;

    private final Connection connection;
    private final FaultPlan plan;
    private final Pace pace;
    private final byte[] buffer = new byte[BUFFER];
    private long echoed;

    FaultyEcho(Connection connection, FaultPlan plan) {
        this.connection = connection;
        this.plan = plan;
        pace = new Pace(plan.rate());
    }

    /** Answers whether the plan ended it; otherwise the peer did, by shutting its side. */
    boolean run() throws IOException, InterruptedException {
        while (echoed < plan.bytesUntilEnd()) {
            int read = connection.input().read(buffer);
            if (read < 0) {
                return false;
            }
            sendBack((int) Math.min(read, plan.bytesUntilEnd() - echoed));
        }
        return true;
    }

    private void sendBack(int length) throws IOException, InterruptedException {
        plan.corrupt(buffer, length, echoed);
        for (int at = 0; at < length; ) {
            int slice = Math.min(length - at, plan.slice());
            Thread.sleep(plan.pause());
            pace.write(connection.output(), buffer, at, slice);
            at += slice;
        }
        echoed += length;
    }
}
