package echo.bench;

import java.util.List;
import java.util.Map;

/** From exec to the first echo beside a hello world, by the program that jlink has for it. */
record StartUp() implements Step {

    static final String SERIES = "start";
    private static final int RUNS = 3;

    @Override
    public String name() {
        return SERIES;
    }

    @Override
    public double seconds(Bench bench) {
        return bench.settings().rounds() * 4.0;
    }

    @Override
    public void run(Bench bench) throws BenchException {
        if (bench.peers().stream().noneMatch(peer -> peer.kind() == Peer.Kind.ECHO)) {
            return;
        }
        String source =
                bench.settings().project().resolve("jlink/src/build/StartTime.java").toString();
        List<String> command =
                List.of(
                        Settings.java().toString(),
                        source,
                        bench.settings().image().toString(),
                        Integer.toString(RUNS));
        for (int round = 0; round < bench.settings().rounds(); round++) {
            // Its exit code is about a bound of its own.
            String said = Command.result(bench.processes(), bench.folder(), command).said();
            bench.results().add(SERIES, "echo", round, sample(said));
        }
    }

    static Sample sample(String said) throws BenchException {
        return new Sample(
                Map.of(
                        Figure.HELLO_MILLIS, ClientLoad.number(said, "hello world "),
                        Figure.MILLIS, ClientLoad.number(said, "first echo ")));
    }
}
