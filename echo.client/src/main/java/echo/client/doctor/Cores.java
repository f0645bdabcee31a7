package echo.client.doctor;

import java.io.IOException;
import java.util.Locale;

/** Cores: one for the client and one for the server, and nobody else at work on them. */
final class Cores {

    private static final int LEAST = 2;

    private Cores() {}

    static Finding count(Machine machine, DoctorConfig config) throws IOException {
        String allowed = machine.find("proc/self/status", "^Cpus_allowed_list:\\s+(\\S+)");
        String online = online(machine);
        int count = Ranges.parse(allowed).count();
        return Finding.of(
                count >= LEAST,
                Integer.toString(count),
                "at least " + LEAST,
                "client and server take the only core from each other",
                Ranges.parse(online).count() >= LEAST
                        ? "taskset -cp " + online + " $$"
                        : "# this machine has no more: run the server on another");
    }

    static Finding quota(Machine machine, DoctorConfig config) throws IOException {
        double least = Double.MAX_VALUE;
        String fix = "";
        for (String folder : ControlGroup.folders(machine, "cpu")) {
            String file = folder + "/cpu.max";
            if (machine.has(file)) {
                double cores =
                        cores(
                                machine.number(file, "^(\\S+)"),
                                machine.number(file, "^\\S+ ([0-9]+)"));
                if (cores < least) {
                    least = cores;
                    fix = "echo max > '/" + file + "'";
                }
            }
            file = folder + "/cpu.cfs_quota_us";
            if (machine.has(file)) {
                double cores =
                        cores(machine.number(file), machine.number(folder + "/cpu.cfs_period_us"));
                if (cores < least) {
                    least = cores;
                    fix = "echo -1 > '/" + file + "'";
                }
            }
        }
        return Finding.of(
                least >= LEAST,
                least == Double.MAX_VALUE ? "none" : decimal(least) + " cores",
                "none, or at least " + LEAST,
                "the kernel halts the process when its share of 100 ms is used up;"
                        + " of a container, start it with more --cpus",
                fix);
    }

    private static double cores(long quota, long period) {
        return quota < 0 || quota == Long.MAX_VALUE ? Double.MAX_VALUE : (double) quota / period;
    }

    static Finding load(Machine machine, DoctorConfig config) throws IOException {
        double load = Double.parseDouble(machine.find("proc/loadavg", "^([0-9]+\\.[0-9]+)"));
        int cores = Ranges.parse(online(machine)).count();
        return Finding.of(
                load <= cores / 2.0,
                decimal(load) + " on " + cores + (cores == 1 ? " core" : " cores"),
                "at most " + decimal(cores / 2.0),
                "others are at work, which the figures of a run will show; this shows who",
                "ps -eo pid,pcpu,comm --sort=-pcpu | head");
    }

    private static String online(Machine machine) throws IOException {
        return machine.find("sys/devices/system/cpu/online", "^(\\S+)$");
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
