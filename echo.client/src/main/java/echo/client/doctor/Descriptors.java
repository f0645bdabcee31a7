package echo.client.doctor;

import java.io.IOException;

/** Descriptors: of a process, and of all. */
final class Descriptors {

    /** What a process has open beside its connections: 8 were counted in an idle server. */
    private static final int BESIDE = 128;

    private Descriptors() {}

    static Finding ofProcess(Machine machine, DoctorConfig config) throws IOException {
        String limits = "proc/self/limits";
        long soft = machine.number(limits, "^Max open files +(\\S+)");
        long hard = machine.number(limits, "^Max open files +\\S+ +(\\S+)");
        long wanted = config.connections() + BESIDE;
        return Finding.of(
                soft >= wanted,
                limit(soft),
                "at least " + wanted,
                hard >= wanted
                        ? "the soft limit is lower than the hard one, which is " + limit(hard)
                        : "the hard limit stands in the way; for good: nofile in limits.conf,"
                                + " LimitNOFILE= of a unit, --ulimit nofile= of a container",
                hard >= wanted ? "ulimit -Sn " + wanted : raised(machine, wanted));
    }

    private static String raised(Machine machine, long wanted) throws IOException {
        // Of the shell that this is pasted into, even behind sudo; ulimit could not.
        String line = "prlimit --pid $$ --nofile=" + wanted;
        String most = "proc/sys/fs/nr_open";
        return machine.has(most) && machine.number(most) < wanted
                ? "sysctl -w fs.nr_open=" + wanted + " && " + line
                : line;
    }

    static Finding ofSystem(Machine machine, DoctorConfig config) throws IOException {
        long most = machine.number("proc/sys/fs/file-max");
        long open = machine.number("proc/sys/fs/file-nr", "^([0-9]+)");
        long wanted = 2L * (config.connections() + BESIDE) + open;
        return Finding.of(
                most >= wanted,
                limit(most) + ", " + open + " open",
                "at least " + wanted,
                "the system refuses to open more files, sockets of both ends included",
                "sysctl -w fs.file-max=" + wanted);
    }

    private static String limit(long number) {
        return number == Long.MAX_VALUE ? "no limit" : Long.toString(number);
    }
}
