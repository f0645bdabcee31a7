package echo.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What every step works with.
 *
 * @param peers those that are to be measured
 * @param folder for logs and programs; it is removed in the end
 * @param epollLoad the generator in C, where there is a compiler
 */
record Bench(
        Settings settings,
        List<Peer> peers,
        Path folder,
        Processes processes,
        Results results,
        Optional<EpollLoad> epollLoad,
        ClientLoad clientLoad) {

    /** By its cost the better instrument, where it is to be had. */
    Generator generator() {
        return epollLoad.map(Generator.class::cast).orElse(clientLoad);
    }

    Servers start(List<Peer> chosen) {
        return new Servers(chosen, processes, folder, results);
    }

    Bench with(List<Peer> others) {
        return new Bench(settings, others, folder, processes, results, epollLoad, clientLoad);
    }

    /** Until the server's compiler has done its work. */
    void warmUp(ServerProcess server, Load load) throws BenchException {
        WarmUp.run(generator(), server, load);
    }

    /** Seconds for a measurement of each of those peers in each round. */
    double estimate(List<Peer> measured, Load load) {
        double one = load.seconds() + generator().overhead(load);
        return measured.stream().filter(Peer::runs).count() * settings.rounds() * one;
    }

    double estimateWarmUp(List<Peer> measured, Load load) {
        return measured.stream()
                .filter(Peer::runs)
                .mapToDouble(peer -> WarmUp.seconds(peer, generator().overhead(load)))
                .sum();
    }
}
